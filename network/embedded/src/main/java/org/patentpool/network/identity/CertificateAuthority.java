package org.patentpool.network.identity;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;

/** Issues and revokes the certificates of one organisation, either for signing or for TLS. */
final class CertificateAuthority {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SERIAL_BITS = 127;

  private final SigningKey key;
  private final Certificate certificate;

  private CertificateAuthority(SigningKey key, Certificate certificate) {
    this.key = key;
    this.certificate = certificate;
  }

  /** A new key that vouches for itself. */
  static CertificateAuthority create(String commonName, String organization, Validity validity) {
    var key = SigningKey.generate();
    var name = name(commonName, organization, List.of());
    var content = content(name, name, key.publicKey(), keyId(key.publicKey()), validity);
    extend(content, Extension.basicConstraints, true, new BasicConstraints(0));
    extend(content, Extension.keyUsage, true, usage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    return new CertificateAuthority(key, own(content.build(new Signer(key)).toASN1Structure()));
  }

  /** The authority as it was written earlier. */
  static CertificateAuthority of(SigningKey key, Certificate certificate) throws IdentityException {
    if (!certificate.isAuthority()
        || !certificate.holder().getSubjectPublicKeyInfo().equals(key.publicKey())) {
      throw new IdentityException("the authority's certificate is not that of its key");
    }
    return new CertificateAuthority(key, certificate);
  }

  SigningKey key() {
    return key;
  }

  Certificate certificate() {
    return certificate;
  }

  /** A certificate to sign with; its units say in which role. */
  Certificate issue(
      SubjectPublicKeyInfo publicKey,
      String commonName,
      String organization,
      List<String> units,
      Validity validity) {
    var content = leaf(publicKey, name(commonName, organization, units), validity);
    return own(content.build(new Signer(key)).toASN1Structure());
  }

  /** A certificate for a server on this machine, which several servers by name may share. */
  Certificate issueTls(SubjectPublicKeyInfo publicKey, String commonName, Validity validity) {
    var content = leaf(publicKey, name(commonName, "TLS", List.of()), validity);
    var purposes =
        new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth};
    extend(content, Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
    var names =
        new GeneralName[] {
          new GeneralName(GeneralName.dNSName, commonName),
          new GeneralName(GeneralName.dNSName, "localhost"),
          new GeneralName(GeneralName.iPAddress, "127.0.0.1")
        };
    extend(content, Extension.subjectAlternativeName, false, new GeneralNames(names));
    return own(content.build(new Signer(key)).toASN1Structure());
  }

  /** The list that revokes everything the previous one did, and this serial number. */
  X509CRLHolder revoke(Optional<X509CRLHolder> previous, BigInteger serial, Instant at) {
    var list = new X509v2CRLBuilder(certificate.holder().getSubject(), Date.from(at));
    // Nobody waits for the next list: a configuration's list holds until another replaces it.
    list.setNextUpdate(Date.from(certificate.notAfter()));
    previous.ifPresent(list::addCRL);
    if (previous.map(known -> known.getRevokedCertificate(serial)).isEmpty()) {
      list.addCRLEntry(serial, Date.from(at), CRLReason.unspecified);
    }
    var number = previous.map(CertificateAuthority::number).orElse(BigInteger.ZERO);
    try {
      list.addExtension(Extension.authorityKeyIdentifier, false, authorityKeyId());
      list.addExtension(Extension.cRLNumber, false, new CRLNumber(number.add(BigInteger.ONE)));
    } catch (IOException e) {
      throw new UncheckedIOException("a revocation list could not be encoded in memory", e);
    }
    return list.build(new Signer(key));
  }

  private static BigInteger number(X509CRLHolder list) {
    var extension = list.getExtension(Extension.cRLNumber);
    if (extension == null) {
      throw new IllegalArgumentException("the previous revocation list has no number");
    }
    return CRLNumber.getInstance(extension.getParsedValue()).getCRLNumber();
  }

  private X509v3CertificateBuilder leaf(
      SubjectPublicKeyInfo publicKey, X500Name subject, Validity validity) {
    var issuer = certificate.holder().getSubject();
    var content = content(issuer, subject, publicKey, keyId(this.key.publicKey()), validity);
    extend(content, Extension.basicConstraints, true, new BasicConstraints(false));
    extend(content, Extension.keyUsage, true, usage(KeyUsage.digitalSignature));
    return content;
  }

  private AuthorityKeyIdentifier authorityKeyId() {
    return new AuthorityKeyIdentifier(keyId(key.publicKey()));
  }

  private static X509v3CertificateBuilder content(
      X500Name issuer,
      X500Name subject,
      SubjectPublicKeyInfo publicKey,
      byte[] issuerKeyId,
      Validity validity) {
    var serial = new BigInteger(SERIAL_BITS, RANDOM).add(BigInteger.ONE);
    var content =
        new X509v3CertificateBuilder(
            issuer,
            serial,
            Date.from(validity.from()),
            Date.from(validity.until()),
            subject,
            publicKey);
    var subjectKeyId = new SubjectKeyIdentifier(keyId(publicKey));
    extend(content, Extension.subjectKeyIdentifier, false, subjectKeyId);
    extend(
        content, Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(issuerKeyId));
    return content;
  }

  /** Fabric's own identifier of a key: SHA-256 of its point. */
  private static byte[] keyId(SubjectPublicKeyInfo publicKey) {
    return P256.sha256(publicKey.getPublicKeyData().getOctets());
  }

  private static X500Name name(String commonName, String organization, List<String> units) {
    var name = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.O, organization);
    units.forEach(unit -> name.addRDN(BCStyle.OU, unit));
    return name.addRDN(BCStyle.CN, commonName).build();
  }

  private static KeyUsage usage(int bits) {
    return new KeyUsage(bits);
  }

  private static void extend(
      X509v3CertificateBuilder content,
      ASN1ObjectIdentifier type,
      boolean critical,
      ASN1Encodable value) {
    try {
      content.addExtension(type, critical, value);
    } catch (IOException e) {
      throw new UncheckedIOException("a certificate could not be encoded in memory", e);
    }
  }

  /** Reads back what was just made, through the same strict reading that strangers get. */
  private static Certificate own(org.bouncycastle.asn1.x509.Certificate structure) {
    try {
      return Certificate.parse(structure.getEncoded());
    } catch (IOException e) {
      throw new UncheckedIOException("a certificate could not be encoded in memory", e);
    } catch (IdentityException e) {
      throw new IllegalStateException("an authority issued what it would not accept", e);
    }
  }

  /** Gathers what is to be signed; the signing key makes the low-S form of the signature. */
  private record Signer(SigningKey key, ByteArrayOutputStream content) implements ContentSigner {
    Signer(SigningKey key) {
      this(key, new ByteArrayOutputStream());
    }

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
      return key.sign(content.toByteArray());
    }
  }
}
