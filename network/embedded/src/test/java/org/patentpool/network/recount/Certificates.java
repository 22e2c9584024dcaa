package org.patentpool.network.recount;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whose signature something carries, by the roots that a channel's configuration names. */
final class Certificates {
  private final Map<String, List<X509Certificate>> roots = new HashMap<>();
  private final Map<String, X509Certificate> known = new HashMap<>();

  void trust(String mspId, List<byte[]> pems) {
    roots.put(mspId, pems.stream().map(Certificates::parse).toList());
  }

  boolean isEmpty() {
    return roots.isEmpty();
  }

  /** What is wrong with the signature of that serialised identity, or nothing. */
  String fault(byte[] identity, byte[] message, byte[] signature) {
    try {
      X509Certificate certificate = certificate(identity);
      if (!lowS(signature, (ECPublicKey) certificate.getPublicKey())) {
        return "its s is in the upper half";
      }
      Signature verifier = Signature.getInstance("SHA256withECDSA");
      verifier.initVerify(certificate.getPublicKey());
      verifier.update(message);
      return verifier.verify(signature) ? "" : "it is not over these bytes";
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return e.toString();
    }
  }

  private X509Certificate certificate(byte[] identity) throws GeneralSecurityException {
    X509Certificate seen = known.get(Arrays.toString(identity));
    if (seen != null) {
      return seen;
    }
    Wire fields = Wire.of(identity);
    X509Certificate certificate = parse(fields.bytes(2));
    List<X509Certificate> issuers = roots.getOrDefault(fields.text(1), List.of());
    for (X509Certificate root : issuers) {
      if (root.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
        certificate.verify(root.getPublicKey());
        known.put(Arrays.toString(identity), certificate);
        return certificate;
      }
    }
    throw new GeneralSecurityException("no root of " + fields.text(1) + " issued its certificate");
  }

  private static X509Certificate parse(byte[] pem) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(pem));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not a certificate", e);
    }
  }

  /** The signature is a DER sequence of two integers, each shorter than 128 bytes. */
  private static boolean lowS(byte[] signature, ECPublicKey key) {
    if (signature.length < 8) {
      throw new IllegalArgumentException("a signature of " + signature.length + " bytes");
    }
    int second = 4 + signature[3];
    BigInteger s =
        new BigInteger(
            1, Arrays.copyOfRange(signature, second + 2, second + 2 + signature[second + 1]));
    return s.compareTo(key.getParams().getOrder().shiftRight(1)) <= 0;
  }
}
