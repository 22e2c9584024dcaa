package org.patentpool.pool.register;

import org.patentpool.pool.canonical.Hash;

/**
 * Who sends a command: the organisation that issued the certificate, and the thumbprint of its key
 * (SHA-256 of the SubjectPublicKeyInfo, lower-case hexadecimal).
 */
public record Actor(MspId mspId, Hash key) {
  public static Actor of(String mspId, String thumbprint) {
    return new Actor(new MspId(mspId), new Hash(thumbprint));
  }
}
