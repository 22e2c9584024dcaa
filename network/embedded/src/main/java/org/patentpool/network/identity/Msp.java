package org.patentpool.network.identity;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.FabricOUIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * One organisation's definition (membership service provider): decides whether a certificate
 * belongs to it, and in which role.
 */
final class Msp {
  private static final Set<String> HASH_FAMILIES = Set.of("", "SHA2");
  private static final Set<String> HASHES = Set.of("", "SHA256");

  private final String id;
  private final Authorities authorities;
  private final Map<CertificateRole, Unit> roles;
  private final List<Unit> requiredUnits;
  private final Set<ByteString> namedAdmins;

  private Msp(FabricMSPConfig config) throws InvalidOrganizationException {
    id = config.getName();
    if (id.isEmpty()) {
      throw new InvalidOrganizationException("it has no name");
    }
    var crypto = config.getCryptoConfig();
    if (!HASH_FAMILIES.contains(crypto.getSignatureHashFamily())
        || !HASHES.contains(crypto.getIdentityIdentifierHashFunction())) {
      throw new InvalidOrganizationException("it asks for another hash function than SHA-256");
    }
    authorities = Authorities.of(config);
    checkTls(config);
    roles = roles(config);
    requiredUnits = units(config.getOrganizationalUnitIdentifiersList());
    namedAdmins = namedAdmins(config);
  }

  static Msp of(FabricMSPConfig config) throws InvalidOrganizationException {
    try {
      return new Msp(config);
    } catch (InvalidOrganizationException e) {
      throw new InvalidOrganizationException(
          "organisation '%s': %s".formatted(config.getName(), e.getMessage()), e);
    }
  }

  String id() {
    return id;
  }

  X509Identity identify(ByteString serialized, ByteString pem) throws IdentityException {
    var certificate = Certificate.fromPem(pem.toByteArray());
    if (certificate.isAuthority()) {
      throw new IdentityException("the certificate is an authority's, which is nobody's identity");
    }
    if (!certificate.allowsUsage(KeyUsage.digitalSignature) || !certificate.allowsMembership()) {
      throw new IdentityException("the certificate's key usage does not include signing");
    }
    var issuer = authorities.issuerOf(certificate);
    requireUnit(certificate, issuer);
    var role = roles.isEmpty() ? null : role(certificate, issuer);
    var admin = role == CertificateRole.ADMIN || namedAdmins.contains(certificate.der());
    return new X509Identity(id, serialized, certificate, issuer.certifiersId(), role, admin);
  }

  private void requireUnit(Certificate certificate, Authority issuer) throws IdentityException {
    var met =
        requiredUnits.isEmpty()
            || requiredUnits.stream()
                .anyMatch(unit ->
                    certificate.units().contains(unit.name())
                        && issuer.certifiersId().equals(unit.certifiersId()));
    if (!met) {
      throw new IdentityException("the certificate is in none of the units that are required");
    }
  }

  private CertificateRole role(Certificate certificate, Authority issuer) throws IdentityException {
    var found = new ArrayList<CertificateRole>();
    for (var named : certificate.units()) {
      for (var role : roles.entrySet()) {
        if (role.getValue().name().equals(named)) {
          if (!role.getValue().admits(issuer)) {
            throw new IdentityException("another authority is to issue certificates of " + named);
          }
          found.add(role.getKey());
        }
      }
    }
    if (found.size() != 1) {
      throw new IdentityException(
          "the certificate must name exactly one role among its units, and names "
              + certificate.units());
    }
    return found.getFirst();
  }

  private Map<CertificateRole, Unit> roles(FabricMSPConfig config)
      throws InvalidOrganizationException {
    var configured = config.getFabricNodeOus();
    var units = new EnumMap<CertificateRole, Unit>(CertificateRole.class);
    if (!configured.getEnable()) {
      return units;
    }
    if (configured.hasClientOuIdentifier()) {
      units.put(CertificateRole.CLIENT, unit(configured.getClientOuIdentifier()));
    }
    if (configured.hasPeerOuIdentifier()) {
      units.put(CertificateRole.PEER, unit(configured.getPeerOuIdentifier()));
    }
    if (configured.hasAdminOuIdentifier()) {
      units.put(CertificateRole.ADMIN, unit(configured.getAdminOuIdentifier()));
    }
    if (configured.hasOrdererOuIdentifier()) {
      units.put(CertificateRole.ORDERER, unit(configured.getOrdererOuIdentifier()));
    }
    if (new HashSet<>(units.values()).size() != units.size()) {
      throw new InvalidOrganizationException("two roles share one organisational unit");
    }
    return units;
  }

  private List<Unit> units(List<FabricOUIdentifier> configured)
      throws InvalidOrganizationException {
    var units = new ArrayList<Unit>();
    for (var unit : configured) {
      units.add(unit(unit));
    }
    return List.copyOf(units);
  }

  private Unit unit(FabricOUIdentifier unit) throws InvalidOrganizationException {
    var certificate = unit.getCertificate();
    return new Unit(
        unit.getOrganizationalUnitIdentifier(),
        certificate.isEmpty() ? null : authorities.certifiersId(certificate));
  }

  private Set<ByteString> namedAdmins(FabricMSPConfig config) throws InvalidOrganizationException {
    var admins = new HashSet<ByteString>();
    for (var pem : config.getAdminsList()) {
      try {
        var certificate = Certificate.fromPem(pem.toByteArray());
        var issuer = authorities.issuerOf(certificate);
        var role = roles.isEmpty() ? CertificateRole.ADMIN : role(certificate, issuer);
        if (role != CertificateRole.ADMIN && role != CertificateRole.CLIENT) {
          throw new InvalidOrganizationException("an administrator's certificate is of a node");
        }
        admins.add(certificate.der());
      } catch (IdentityException e) {
        throw new InvalidOrganizationException(
            "an administrator's certificate is not its own: " + e.getMessage(), e);
      }
    }
    if (admins.isEmpty() && !roles.containsKey(CertificateRole.ADMIN)) {
      throw new InvalidOrganizationException("it names no administrator");
    }
    return Set.copyOf(admins);
  }

  private static void checkTls(FabricMSPConfig config) throws InvalidOrganizationException {
    if (config.getTlsRootCertsCount() > 0) {
      Authorities.of(
          FabricMSPConfig.newBuilder()
              .addAllRootCerts(config.getTlsRootCertsList())
              .addAllIntermediateCerts(config.getTlsIntermediateCertsList())
              .build());
    }
  }

  /** A unit, and when given the one authority whose certificates may name it. */
  private record Unit(String name, @Nullable ByteString certifiersId) {
    boolean admits(Authority issuer) {
      return certifiersId == null || certifiersId.equals(issuer.certifiersId());
    }
  }
}
