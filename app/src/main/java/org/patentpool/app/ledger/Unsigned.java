package org.patentpool.app.ledger;

import com.google.protobuf.ByteString;

/**
 * Something a key that lies elsewhere is to sign: an ECDSA signature, DER with low S, over the
 * digest.
 *
 * @param bytes what comes back together with the signature
 * @param digest the SHA-256 digest that is signed; whoever signs should compute it from what it
 *     understands of the bytes
 */
public record Unsigned(ByteString bytes, ByteString digest) {}
