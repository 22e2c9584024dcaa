package org.patentpool.network.identity;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.math.ec.ECPoint;

/** The one curve of this network, with its hash. */
final class P256 {
  /** The custom curve keeps tables of precomputed multiples, which the generic one lacks. */
  static final ECNamedDomainParameters DOMAIN =
      new ECNamedDomainParameters(
          SECObjectIdentifiers.secp256r1,
          CustomNamedCurves.getByOID(SECObjectIdentifiers.secp256r1));

  static final BigInteger ORDER = DOMAIN.getN();
  static final BigInteger HALF_ORDER = ORDER.shiftRight(1);

  static final AlgorithmIdentifier SIGNATURE =
      new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
  static final AlgorithmIdentifier KEY =
      new AlgorithmIdentifier(
          X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp256r1.toASN1Primitive());

  private static final int UNCOMPRESSED = 0x04;
  private static final int POINT_LENGTH = 65;

  private P256() {}

  /** The public key, when it is a point of this curve in uncompressed form. */
  static ECPublicKeyParameters publicKey(SubjectPublicKeyInfo info) throws IdentityException {
    if (!info.getAlgorithm().equals(KEY)) {
      throw new IdentityException(
          "its key is of algorithm %s; only ECDSA keys on the named curve P-256 are accepted"
              .formatted(info.getAlgorithm().getAlgorithm()));
    }
    var point = info.getPublicKeyData().getOctets();
    if (point.length != POINT_LENGTH || point[0] != UNCOMPRESSED) {
      throw new IdentityException("its key is not an uncompressed point of P-256");
    }
    try {
      return new ECPublicKeyParameters(DOMAIN.getCurve().decodePoint(point), DOMAIN);
    } catch (IllegalArgumentException e) {
      throw new IdentityException("its key is not a point on the curve P-256", e);
    }
  }

  static SubjectPublicKeyInfo info(ECPoint point) {
    return new SubjectPublicKeyInfo(KEY, point.getEncoded(false));
  }

  static byte[] sha256(byte[] message) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(message);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
