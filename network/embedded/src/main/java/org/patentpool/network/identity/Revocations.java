package org.patentpool.network.identity;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.X509CRLHolder;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;

/**
 * The serial numbers that one authority has revoked. As in Fabric a revocation holds from the
 * moment the channel's configuration carries it, whatever date it states.
 */
record Revocations(Set<BigInteger> serials) {
  static final Revocations NONE = new Revocations(Set.of());

  /** By the certificate of the authority. A list that none of them signed is refused. */
  static Map<ByteString, Revocations> of(FabricMSPConfig config, List<List<Certificate>> paths)
      throws InvalidOrganizationException {
    var revoked = new HashMap<ByteString, Set<BigInteger>>();
    for (var bytes : config.getRevocationListList()) {
      try {
        var list = parse(bytes);
        var issuer = issuer(list, paths);
        revoked.computeIfAbsent(issuer.der(), _ -> new HashSet<>()).addAll(serials(list));
      } catch (IdentityException
          | IOException
          | IllegalArgumentException
          | IllegalStateException
          | ClassCastException e) {
        // Everything the ASN.1 reader is known to throw at bytes that are no revocation list.
        throw new InvalidOrganizationException("its revocation list is malformed", e);
      }
    }
    var result = new HashMap<ByteString, Revocations>();
    revoked.forEach((authority, serials) -> result.put(authority, new Revocations(serials)));
    return result;
  }

  private static X509CRLHolder parse(ByteString bytes) throws IdentityException, IOException {
    var der = Pem.decode(Pem.REVOCATION_LIST, bytes.toByteArray());
    var list = new X509CRLHolder(der);
    if (!Arrays.equals(list.toASN1Structure().getEncoded(ASN1Encoding.DER), der)) {
      throw new IdentityException("not in the distinguished encoding (DER)");
    }
    return list;
  }

  private static Set<BigInteger> serials(X509CRLHolder list) throws InvalidOrganizationException {
    var serials = new HashSet<BigInteger>();
    for (Object each : list.getRevokedCertificates()) {
      var entry = (X509CRLEntryHolder) each;
      if (entry.getExtension(Extension.certificateIssuer) != null) {
        throw new InvalidOrganizationException("its revocation list is an indirect one");
      }
      serials.add(entry.getSerialNumber());
    }
    return serials;
  }

  private static Certificate issuer(X509CRLHolder list, List<List<Certificate>> paths)
      throws InvalidOrganizationException, IOException {
    if (!list.getCriticalExtensionOIDs().isEmpty()) {
      throw new InvalidOrganizationException("its revocation list covers only a part");
    }
    for (var path : paths) {
      if (signed(list, path.getFirst())) {
        return path.getFirst();
      }
    }
    throw new InvalidOrganizationException(
        "its revocation list of %s is signed by none of its authorities"
            .formatted(list.getIssuer()));
  }

  private static boolean signed(X509CRLHolder list, Certificate authority) throws IOException {
    var extensions = list.getExtensions();
    var identifier = extensions == null ? null : AuthorityKeyIdentifier.fromExtensions(extensions);
    var octets = identifier == null ? null : identifier.getKeyIdentifierOctets();
    var structure = list.toASN1Structure();
    return octets != null
        && ByteString.copyFrom(octets).equals(authority.keyId())
        && list.getIssuer().equals(authority.holder().getSubject())
        && structure.getSignatureAlgorithm().equals(P256.SIGNATURE)
        && authority.allowsUsage(KeyUsage.cRLSign)
        && authority
            .key()
            .verifies(
                structure.getTBSCertList().getEncoded(ASN1Encoding.DER),
                structure.getSignature().getOctets());
  }
}
