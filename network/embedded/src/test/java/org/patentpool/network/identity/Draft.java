package org.patentpool.network.identity;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;

/** A certificate as no honest authority would issue it: every part can be falsified. */
final class Draft {
  private final Map<ASN1ObjectIdentifier, Part> extensions = new LinkedHashMap<>();
  private X500Name subject = new X500Name("OU=client,CN=someone");
  private X500Name issuer;
  private SubjectPublicKeyInfo publicKey = SigningKey.generate().publicKey();
  private SigningKey signer;
  private boolean highS;
  private Validity validity = Forge.YEAR;

  private Draft(CertificateAuthority authority) {
    issuer = authority.certificate().holder().getSubject();
    signer = authority.key();
    with(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
  }

  static Draft of(Forge forge) {
    return new Draft(forge.authority());
  }

  static Draft of(CertificateAuthority authority) {
    return new Draft(authority);
  }

  Draft key(byte[] subjectPublicKeyInfo) {
    publicKey = SubjectPublicKeyInfo.getInstance(subjectPublicKeyInfo);
    return this;
  }

  Draft subject(String name) {
    subject = new X500Name(name);
    return this;
  }

  Draft issuer(String name) {
    issuer = new X500Name(name);
    return this;
  }

  Draft signedBy(SigningKey key) {
    signer = key;
    return this;
  }

  Draft during(Validity time) {
    validity = time;
    return this;
  }

  Draft signedWithHighS() {
    highS = true;
    return this;
  }

  Draft with(ASN1ObjectIdentifier type, boolean critical, ASN1Encodable value) {
    extensions.put(type, new Part(critical, value));
    return this;
  }

  Draft without(ASN1ObjectIdentifier type) {
    extensions.remove(type);
    return this;
  }

  /** An authority's certificate, with its key identifiers. */
  Draft authority(SigningKey own, CertificateAuthority parent, int pathLength) {
    publicKey = own.publicKey();
    with(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    with(
        Extension.basicConstraints,
        true,
        pathLength < 0 ? new BasicConstraints(true) : new BasicConstraints(pathLength));
    with(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(keyId(own)));
    return with(
        Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(keyId(parent.key())));
  }

  /** A root's certificate without a limit to the path below it. */
  Draft rootOf(SigningKey own) {
    publicKey = own.publicKey();
    with(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    with(Extension.basicConstraints, true, new BasicConstraints(true));
    return with(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(keyId(own)));
  }

  byte[] der() throws IOException {
    var builder =
        new X509v3CertificateBuilder(
            issuer,
            BigInteger.valueOf(System.identityHashCode(this)).add(BigInteger.ONE),
            Date.from(validity.from()),
            Date.from(validity.until()),
            subject,
            publicKey);
    for (var extension : extensions.entrySet()) {
      var part = extension.getValue();
      builder.addExtension(extension.getKey(), part.critical(), part.value());
    }
    return builder.build(new Forger(signer, highS, new ByteArrayOutputStream())).getEncoded();
  }

  ByteString pem() throws IOException {
    return ByteString.copyFrom(Pem.encode(Pem.CERTIFICATE, der()));
  }

  private static byte[] keyId(SigningKey key) {
    return P256.sha256(key.publicKey().getPublicKeyData().getOctets());
  }

  private record Part(boolean critical, ASN1Encodable value) {}

  private record Forger(SigningKey key, boolean highS, ByteArrayOutputStream content)
      implements ContentSigner {
    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
      return P256.SIGNATURE;
    }

    @Override
    public OutputStream getOutputStream() {
      return content;
    }

    @Override
    public byte[] getSignature() {
      var signature = key.sign(content.toByteArray());
      var low = EcdsaSignature.parse(signature);
      if (!highS || low == null) {
        return signature;
      }
      return new EcdsaSignature(low.r(), P256.ORDER.subtract(low.s())).encode();
    }
  }
}
