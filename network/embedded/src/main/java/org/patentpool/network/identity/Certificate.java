package org.patentpool.network.identity;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;

/**
 * A certificate read strictly: exact DER, a P-256 key, ECDSA with SHA-256, and no critical
 * extension that would be overlooked.
 */
final class Certificate {
  private static final Set<ASN1ObjectIdentifier> UNDERSTOOD =
      Set.of(
          Extension.basicConstraints,
          Extension.keyUsage,
          Extension.extendedKeyUsage,
          Extension.subjectAlternativeName);

  private final X509CertificateHolder holder;
  private final ByteString der;
  private final byte[] signedPart;
  private final byte[] signature;
  private final Instant notBefore;
  private final Instant notAfter;
  private final VerificationKey key;
  private final @Nullable BasicConstraints constraints;
  private final @Nullable KeyUsage usage;
  private final @Nullable ExtendedKeyUsage purposes;
  private final @Nullable ByteString keyId;
  private final @Nullable ByteString issuerKeyId;
  private final List<String> units;

  private Certificate(byte[] bytes) throws IdentityException, IOException {
    holder = new X509CertificateHolder(bytes);
    der = ByteString.copyFrom(bytes);
    if (!Arrays.equals(holder.toASN1Structure().getEncoded(ASN1Encoding.DER), bytes)) {
      throw new IdentityException("the certificate is not in the distinguished encoding (DER)");
    }
    var structure = holder.toASN1Structure();
    if (!structure.getSignatureAlgorithm().equals(P256.SIGNATURE)
        || !structure.getTBSCertificate().getSignature().equals(P256.SIGNATURE)) {
      throw new IdentityException("the certificate is not signed by ECDSA with SHA-256");
    }
    signedPart = structure.getTBSCertificate().getEncoded(ASN1Encoding.DER);
    signature = holder.getSignature();
    notBefore = holder.getNotBefore().toInstant();
    notAfter = holder.getNotAfter().toInstant();
    key = VerificationKey.of(structure.getSubjectPublicKeyInfo());
    var extensions = holder.hasExtensions() ? holder.getExtensions() : new Extensions(noneAtAll());
    refuseUnknownCritical(extensions);
    constraints = BasicConstraints.fromExtensions(extensions);
    usage = KeyUsage.fromExtensions(extensions);
    purposes = ExtendedKeyUsage.fromExtensions(extensions);
    var subjectKeyId = SubjectKeyIdentifier.fromExtensions(extensions);
    keyId = subjectKeyId == null ? null : ByteString.copyFrom(subjectKeyId.getKeyIdentifier());
    issuerKeyId = keyIdOf(AuthorityKeyIdentifier.fromExtensions(extensions));
    units = units(holder.getSubject());
  }

  static Certificate parse(byte[] der) throws IdentityException {
    try {
      return new Certificate(der);
    } catch (IOException
        | IllegalArgumentException
        | IllegalStateException
        | ClassCastException
        | ArithmeticException
        | IndexOutOfBoundsException e) {
      // Everything the ASN.1 reader is known to throw at bytes that are no certificate.
      throw new IdentityException("the certificate is malformed", e);
    }
  }

  static Certificate fromPem(byte[] pem) throws IdentityException {
    return parse(Pem.decode(Pem.CERTIFICATE, pem));
  }

  ByteString der() {
    return der;
  }

  VerificationKey key() {
    return key;
  }

  X509CertificateHolder holder() {
    return holder;
  }

  BigInteger serial() {
    return holder.getSerialNumber();
  }

  List<String> units() {
    return units;
  }

  @Nullable ByteString keyId() {
    return keyId;
  }

  Instant notBefore() {
    return notBefore;
  }

  Instant notAfter() {
    return notAfter;
  }

  boolean isAuthority() {
    return constraints != null && constraints.isCA();
  }

  /** Whether this many further authorities may stand between this one and an identity. */
  boolean allowsBelow(int authorities) {
    var limit = constraints == null ? null : constraints.getPathLenConstraint();
    return limit == null || limit.compareTo(BigInteger.valueOf(authorities)) >= 0;
  }

  boolean allowsUsage(int bit) {
    return usage == null || usage.hasUsages(bit);
  }

  /**
   * Fabric's chain check asks for the server purpose of every certificate that restricts its
   * purposes at all; a certificate for clients of TLS only is no member's.
   */
  boolean allowsMembership() {
    return purposes == null
        || purposes.hasKeyPurposeId(KeyPurposeId.id_kp_serverAuth)
        || purposes.hasKeyPurposeId(KeyPurposeId.anyExtendedKeyUsage);
  }

  /** Whether names and key identifiers say that this authority issued it; no proof yet. */
  boolean namesAsIssuer(Certificate authority) {
    return sameEncoding(holder.getIssuer(), authority.holder.getSubject())
        && (issuerKeyId == null || issuerKeyId.equals(authority.keyId));
  }

  boolean signedBy(Certificate authority) {
    return authority.key.verifies(signedPart, signature);
  }

  private static Extension[] noneAtAll() {
    return new Extension[0];
  }

  private static void refuseUnknownCritical(Extensions extensions) throws IdentityException {
    for (var critical : extensions.getCriticalExtensionOIDs()) {
      if (!UNDERSTOOD.contains(critical)) {
        throw new IdentityException("the certificate has a critical extension " + critical);
      }
    }
  }

  private static @Nullable ByteString keyIdOf(@Nullable AuthorityKeyIdentifier identifier) {
    var octets = identifier == null ? null : identifier.getKeyIdentifierOctets();
    return octets == null ? null : ByteString.copyFrom(octets);
  }

  private static List<String> units(X500Name subject) {
    var units = new ArrayList<String>();
    for (var name : subject.getRDNs()) {
      for (var part : name.getTypesAndValues()) {
        if (part.getType().equals(BCStyle.OU)) {
          units.add(((ASN1String) part.getValue()).getString());
        }
      }
    }
    return List.copyOf(units);
  }

  private static boolean sameEncoding(X500Name one, X500Name other) {
    try {
      return Arrays.equals(one.getEncoded(ASN1Encoding.DER), other.getEncoded(ASN1Encoding.DER));
    } catch (IOException e) {
      return false;
    }
  }
}
