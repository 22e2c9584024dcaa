package org.patentpool.network.identity;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.math.BigInteger;
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
      var list = parse(bytes);
      var issuer = issuer(list, paths);
      var serials = revoked.computeIfAbsent(issuer.der(), _ -> new HashSet<>());
      for (Object each : list.getRevokedCertificates()) {
        var entry = (X509CRLEntryHolder) each;
        if (entry.getExtension(Extension.certificateIssuer) != null) {
          throw new InvalidOrganizationException("its revocation list is an indirect one");
        }
        serials.add(entry.getSerialNumber());
      }
    }
    var result = new HashMap<ByteString, Revocations>();
    revoked.forEach((authority, serials) -> result.put(authority, new Revocations(serials)));
    return result;
  }

  private static X509CRLHolder parse(ByteString bytes) throws InvalidOrganizationException {
    try {
      return new X509CRLHolder(Pem.decode(Pem.REVOCATION_LIST, bytes.toByteArray()));
    } catch (IdentityException | IOException | IllegalArgumentException | ClassCastException e) {
      throw new InvalidOrganizationException("its revocation list is malformed", e);
    }
  }

  private static Certificate issuer(X509CRLHolder list, List<List<Certificate>> paths)
      throws InvalidOrganizationException {
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

  private static boolean signed(X509CRLHolder list, Certificate authority)
      throws InvalidOrganizationException {
    try {
      var extensions = list.getExtensions();
      var identifier =
          extensions == null ? null : AuthorityKeyIdentifier.fromExtensions(extensions);
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
    } catch (IOException | IllegalArgumentException e) {
      throw new InvalidOrganizationException("its revocation list is malformed", e);
    }
  }
}
