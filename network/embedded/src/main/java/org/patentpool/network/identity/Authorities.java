package org.patentpool.network.identity;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;

/** The roots and intermediates of one organisation: who issued a certificate, and is it revoked. */
final class Authorities {
  private final List<Authority> all;

  private Authorities(List<Authority> all) {
    this.all = all;
  }

  static Authorities of(FabricMSPConfig config) throws InvalidOrganizationException {
    var roots = certificates(config.getRootCertsList(), "root");
    var intermediates = certificates(config.getIntermediateCertsList(), "intermediate");
    if (roots.isEmpty()) {
      throw new InvalidOrganizationException("it names no root certificate");
    }
    var paths = new ArrayList<List<Certificate>>();
    for (var root : roots) {
      if (!root.namesAsIssuer(root) || !root.signedBy(root)) {
        throw new InvalidOrganizationException(
            "its root certificate %s has not signed itself".formatted(root.holder().getSubject()));
      }
      paths.add(List.of(root));
    }
    for (var intermediate : intermediates) {
      paths.add(pathTo(intermediate, roots, intermediates));
    }
    return new Authorities(authorities(paths, Revocations.of(config, paths)));
  }

  /** The one authority that issued it, or a refusal that says why there is none. */
  Authority issuerOf(Certificate certificate) throws IdentityException {
    var issuers =
        all.stream()
            .filter(authority -> certificate.namesAsIssuer(authority.certificate()))
            .filter(authority -> certificate.signedBy(authority.certificate()))
            .toList();
    if (issuers.size() != 1) {
      throw new IdentityException(
          "%d authorities of the organisation have issued the certificate, instead of one"
              .formatted(issuers.size()));
    }
    var issuer = issuers.getFirst();
    if (issuer.issuesAuthorities()) {
      throw new IdentityException("it was issued by an authority that is for authorities only");
    }
    checkMoment(certificate, issuer.path());
    if (issuer.revoked().contains(certificate.serial())) {
      throw IdentityException.ofRevoked();
    }
    return issuer;
  }

  /** The identifier of the path that ends in this authority's certificate. */
  ByteString certifiersId(ByteString pem) throws InvalidOrganizationException {
    var certificate = certificates(List.of(pem), "organisational unit's").getFirst();
    return all.stream()
        .filter(authority -> authority.certificate().der().equals(certificate.der()))
        .map(Authority::certifiersId)
        .findFirst()
        .orElseThrow(() ->
            new InvalidOrganizationException(
                "an organisational unit names a certificate that is none of its authorities"));
  }

  /** Expiry is not asked for, but nobody can have issued before or after its own time. */
  private static void checkMoment(Certificate certificate, List<Certificate> path)
      throws IdentityException {
    var moment = certificate.notBefore().plusSeconds(1);
    for (var authority : path) {
      if (moment.isBefore(authority.notBefore()) || moment.isAfter(authority.notAfter())) {
        throw new IdentityException(
            "the certificate begins at %s, outside the time of its issuer %s"
                .formatted(certificate.notBefore(), authority.holder().getSubject()));
      }
    }
  }

  private static List<Certificate> pathTo(
      Certificate intermediate, List<Certificate> roots, List<Certificate> intermediates)
      throws InvalidOrganizationException {
    var path = new ArrayList<Certificate>();
    var current = intermediate;
    while (!roots.contains(current)) {
      path.add(current);
      if (path.size() > intermediates.size()) {
        throw new InvalidOrganizationException("its intermediate certificates form a circle");
      }
      current = parentOf(current, roots, intermediates);
    }
    path.add(current);
    for (int below = 0; below < path.size(); below++) {
      if (!path.get(below).allowsBelow(below)) {
        throw new InvalidOrganizationException(
            "its certificate path is longer than %s allows"
                .formatted(path.get(below).holder().getSubject()));
      }
    }
    return List.copyOf(path);
  }

  private static Certificate parentOf(
      Certificate child, List<Certificate> roots, List<Certificate> intermediates)
      throws InvalidOrganizationException {
    var parents = new ArrayList<Certificate>(roots);
    parents.addAll(intermediates);
    parents.removeIf(
        parent -> parent == child || !child.namesAsIssuer(parent) || !child.signedBy(parent));
    if (parents.size() != 1) {
      throw new InvalidOrganizationException(
          "its intermediate certificate %s has %d issuers, instead of one"
              .formatted(child.holder().getSubject(), parents.size()));
    }
    return parents.getFirst();
  }

  private static List<Authority> authorities(
      List<List<Certificate>> paths, Map<ByteString, Revocations> revocations)
      throws InvalidOrganizationException {
    var above = new HashSet<ByteString>();
    for (var path : paths) {
      path.stream().skip(1).map(Certificate::der).forEach(above::add);
    }
    var authorities = new ArrayList<Authority>();
    for (var path : paths) {
      refuseRevoked(path, revocations);
      var der = path.getFirst().der();
      var revoked = revocations.getOrDefault(der, Revocations.NONE).serials();
      authorities.add(new Authority(path, certifiersId(path), above.contains(der), revoked));
    }
    return List.copyOf(authorities);
  }

  private static void refuseRevoked(
      List<Certificate> path, Map<ByteString, Revocations> revocations)
      throws InvalidOrganizationException {
    for (int i = 0; i + 1 < path.size(); i++) {
      var issuer = revocations.getOrDefault(path.get(i + 1).der(), Revocations.NONE);
      if (issuer.serials().contains(path.get(i).serial())) {
        throw new InvalidOrganizationException(
            "its intermediate certificate %s is revoked"
                .formatted(path.get(i).holder().getSubject()));
      }
    }
  }

  private static ByteString certifiersId(List<Certificate> path) {
    var joined = ByteString.copyFrom(path.stream().map(Certificate::der).toList());
    return ByteString.copyFrom(P256.sha256(joined.toByteArray()));
  }

  private static List<Certificate> certificates(List<ByteString> pems, String kind)
      throws InvalidOrganizationException {
    var certificates = new ArrayList<Certificate>();
    var seen = new HashSet<ByteString>();
    for (var pem : pems) {
      try {
        var certificate = Certificate.fromPem(pem.toByteArray());
        if (!certificate.isAuthority() || !certificate.allowsUsage(KeyUsage.keyCertSign)) {
          throw new InvalidOrganizationException(
              "its %s certificate may not issue certificates".formatted(kind));
        }
        if (certificate.keyId() == null) {
          throw new InvalidOrganizationException(
              "its %s certificate has no subject key identifier".formatted(kind));
        }
        if (seen.add(certificate.der())) {
          certificates.add(certificate);
        }
      } catch (IdentityException e) {
        throw new InvalidOrganizationException(
            "its %s certificate cannot be used: %s".formatted(kind, e.getMessage()), e);
      }
    }
    return certificates;
  }
}
