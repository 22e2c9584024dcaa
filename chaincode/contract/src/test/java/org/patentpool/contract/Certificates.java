package org.patentpool.contract;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.jspecify.annotations.Nullable;

/** Certificates for tests, and creators made of them. */
public final class Certificates {
  private Certificates() {}

  /** A certificate with its key. */
  public record Certified(X509Certificate certificate, KeyPair keys) {
    public String certificatePem() throws IOException {
      return pem(certificate);
    }

    public String keyPem() throws IOException {
      return pem(new JcaPKCS8Generator(keys.getPrivate(), null));
    }

    /** This certificate as the creator of a proposal. */
    public byte[] creator(String mspId) throws IOException {
      return SerializedIdentity.newBuilder()
          .setMspid(mspId)
          .setIdBytes(ByteString.copyFromUtf8(certificatePem()))
          .build()
          .toByteArray();
    }
  }

  public static Certified onP256(String name) throws GeneralSecurityException {
    return selfSigned(name, keys("EC", new ECGenParameterSpec("secp256r1")));
  }

  static Certified onP384(String name) throws GeneralSecurityException {
    return selfSigned(name, keys("EC", new ECGenParameterSpec("secp384r1")));
  }

  static Certified rsa(String name) throws GeneralSecurityException {
    return selfSigned(
        name, keys("RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4)));
  }

  /** A certificate that the authority issued for this machine's loopback address. */
  public static Certified issued(String name, Certified authority) throws GeneralSecurityException {
    return certified(name, keys("EC", new ECGenParameterSpec("secp256r1")), authority);
  }

  private static Certified selfSigned(String name, KeyPair keys) throws GeneralSecurityException {
    return certified(name, keys, null);
  }

  private static KeyPair keys(String algorithm, AlgorithmParameterSpec parameters)
      throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(parameters);
    return generator.generateKeyPair();
  }

  private static Certified certified(String name, KeyPair keys, @Nullable Certified authority)
      throws GeneralSecurityException {
    var subject = new X500Name("CN=" + name);
    X500Name issuer =
        authority == null
            ? subject
            : new X500Name(authority.certificate().getSubjectX500Principal().getName());
    KeyPair signing = authority == null ? keys : authority.keys();
    Instant now = Instant.now();
    var builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            BigInteger.valueOf(now.toEpochMilli()),
            Date.from(now.minus(1, ChronoUnit.HOURS)),
            Date.from(now.plus(1, ChronoUnit.DAYS)),
            subject,
            keys.getPublic());
    try {
      builder.addExtension(
          Extension.basicConstraints, true, new BasicConstraints(authority == null));
      builder.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
      String algorithm =
          signing.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
      var signer = new JcaContentSignerBuilder(algorithm).build(signing.getPrivate());
      return new Certified(
          new JcaX509CertificateConverter().getCertificate(builder.build(signer)), keys);
    } catch (IOException | OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }

  private static String pem(Object object) throws IOException {
    var text = new StringWriter();
    try (var writer = new JcaPEMWriter(text)) {
      writer.writeObject(object);
    }
    return text.toString();
  }
}
