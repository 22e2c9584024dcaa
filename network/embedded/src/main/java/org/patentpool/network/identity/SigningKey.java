package org.patentpool.network.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** A private key that signs. It never shows in a log: it has no text of its own. */
final class SigningKey {
  private static final String PEM_TYPE = "PRIVATE KEY";

  private final ECPrivateKeyParameters key;
  private final SubjectPublicKeyInfo publicKey;

  private SigningKey(BigInteger secret) {
    key = new ECPrivateKeyParameters(secret, P256.DOMAIN);
    var point = new FixedPointCombMultiplier().multiply(P256.DOMAIN.getG(), secret).normalize();
    publicKey = P256.info(point);
  }

  static SigningKey generate() {
    var generator = new ECKeyPairGenerator();
    generator.init(new ECKeyGenerationParameters(P256.DOMAIN, new SecureRandom()));
    return new SigningKey(
        ((ECPrivateKeyParameters) generator.generateKeyPair().getPrivate()).getD());
  }

  /** Reads a PKCS#8 key in PEM. The reason given on failure never repeats the content. */
  static SigningKey fromPem(byte[] pem) throws IdentityException {
    try {
      var info = PrivateKeyInfo.getInstance(Pem.decode(PEM_TYPE, pem));
      if (!info.getPrivateKeyAlgorithm().equals(P256.KEY)) {
        throw new IdentityException("the private key is not an ECDSA key on the curve P-256");
      }
      var secret = ECPrivateKey.getInstance(info.parsePrivateKey()).getKey();
      if (secret.signum() <= 0 || secret.compareTo(P256.ORDER) >= 0) {
        throw new IdentityException("the private key is outside the range of the curve P-256");
      }
      return new SigningKey(secret);
    } catch (IOException | IllegalArgumentException e) {
      throw new IdentityException("the private key is not an unencrypted PKCS#8 key", e);
    }
  }

  byte[] toPem() {
    try {
      var point = new DERBitString(publicKey.getPublicKeyData().getOctets());
      var secret = new ECPrivateKey(P256.ORDER.bitLength(), key.getD(), point, null);
      var info = new PrivateKeyInfo(P256.KEY, secret);
      return Pem.encode(PEM_TYPE, info.getEncoded(ASN1Encoding.DER));
    } catch (IOException e) {
      throw new UncheckedIOException("a private key could not be encoded in memory", e);
    }
  }

  SubjectPublicKeyInfo publicKey() {
    return publicKey;
  }

  /** The nonce follows from key and message (RFC 6979), so no weak randomness can betray it. */
  byte[] sign(byte[] message) {
    var signer = new ECDSASigner(new HMacDSAKCalculator(SHA256Digest.newInstance()));
    signer.init(true, key);
    var signature = signer.generateSignature(P256.sha256(message));
    return EcdsaSignature.canonical(signature[0], signature[1]).encode();
  }
}
