package org.patentpool.network.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.msp.FabricCryptoConfig;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.FabricNodeOUs;
import org.hyperledger.fabric.protos.msp.FabricOUIdentifier;
import org.junit.jupiter.api.Test;

class MspTest {
  private final Forge forge = Forge.of("AMSP");
  private final SigningKey key = SigningKey.generate();
  private final CertificateAuthority root = unlimitedRoot();

  @Test
  void an_intermediate_authority_vouches_and_its_root_then_does_not() throws Exception {
    var between = intermediate(root, "CN=between", 0);
    var membership = membership(config -> chain(config, between));
    assertThat(identify(membership, leafOf(between)).mspId()).isEqualTo("AMSP");
    refused(membership, leafOf(root), "authorities only");
  }

  @Test
  void a_path_longer_than_an_authority_allows_is_unusable() throws Exception {
    var upper = intermediate(root, "CN=upper", 0);
    var lower = intermediate(upper, "CN=lower", -1);
    unusable(config -> chain(config, upper, lower), "longer than");
    var patient = intermediate(root, "CN=patient", 1);
    var below = intermediate(patient, "CN=below", 0);
    var membership = membership(config -> chain(config, patient, below));
    assertThat(identify(membership, leafOf(below)).mspId()).isEqualTo("AMSP");
    refused(membership, leafOf(patient), "authorities only");
  }

  @Test
  void an_intermediate_without_its_issuer_or_revoked_is_unusable() throws Exception {
    var stray = intermediate(forge.authority(), "CN=stray", 0);
    unusable(config -> chain(config, stray), "0 issuers");
    var between = intermediate(root, "CN=between", 0);
    var list = new Forge("AMSP", root).revocation(between.certificate());
    unusable(config -> chain(config, between).addRevocationList(list), "is revoked");
  }

  @Test
  void a_revocation_counts_for_the_authority_that_made_it_only() throws Exception {
    var one = intermediate(root, "CN=one", 0);
    var two = intermediate(root, "CN=two", 0);
    var leaf = leafOf(one);
    var serial = Certificate.fromPem(leaf.toByteArray()).serial();
    var foreign = new Forge("AMSP", two).revocation(serial);
    var own = new Forge("AMSP", one).revocation(serial);
    var spared = membership(config -> chain(config, one, two).addRevocationList(foreign));
    assertThat(identify(spared, leaf).mspId()).isEqualTo("AMSP");
    var hit = membership(config -> chain(config, one, two).addRevocationList(own));
    refused(hit, leaf, "revoked");
  }

  @Test
  void a_revocation_list_that_is_foreign_or_malformed_makes_the_definition_unusable()
      throws Exception {
    var leaf = forge.issue(key, "client");
    var good = forge.revocation(leaf);
    unusable(
        config -> config.addRevocationList(revocation(forge.impostor(), leaf)),
        "signed by none of its authorities");
    var der = Pem.decode(Pem.REVOCATION_LIST, good.toByteArray());
    for (int place = 0; place < der.length; place++) {
      var damaged = der.clone();
      damaged[place] ^= (byte) (1 << (place % 8));
      var pem = ByteString.copyFrom(Pem.encode(Pem.REVOCATION_LIST, damaged));
      unusable(config -> config.addRevocationList(pem), "revocation list");
    }
    unusable(config -> config.addRevocationList(ByteString.EMPTY), "malformed");
    unusable(config -> config.addRevocationList(Forge.pem(leaf)), "malformed");
  }

  @Test
  void a_role_may_be_bound_to_one_of_two_authorities() throws Exception {
    var one = intermediate(root, "CN=one", 0);
    var two = intermediate(root, "CN=two", 0);
    var bound =
        FabricOUIdentifier.newBuilder()
            .setOrganizationalUnitIdentifier("client")
            .setCertificate(Forge.pem(one.certificate()));
    var membership =
        membership(config ->
            chain(config, one, two).getFabricNodeOusBuilder().setClientOuIdentifier(bound));
    assertThat(identify(membership, leafOf(one)).mspId()).isEqualTo("AMSP");
    refused(membership, leafOf(two), "another authority");
    bound.setCertificate(Forge.pem(forge.impostor().authority().certificate()));
    unusable(
        config -> config.getFabricNodeOusBuilder().setClientOuIdentifier(bound),
        "none of its authorities");
  }

  @Test
  void a_required_unit_must_be_named() throws Exception {
    var required =
        FabricOUIdentifier.newBuilder()
            .setOrganizationalUnitIdentifier("department1")
            .setCertificate(Forge.pem(forge.authority().certificate()));
    var membership = membership(config -> config.addOrganizationalUnitIdentifiers(required));
    var inside = Forge.pem(forge.issue(key, "client", "department1"));
    assertThat(identify(membership, inside).mspId()).isEqualTo("AMSP");
    refused(membership, Forge.pem(forge.issue(key, "client")), "none of the units");
  }

  @Test
  void administrators_may_be_named_by_certificate() throws Exception {
    var named = Forge.pem(forge.issue(key, "client"));
    var membership = membership(config -> config.addAdmins(named));
    assertThat(identify(membership, named).satisfies(adminRole())).isTrue();
    var other = Forge.pem(forge.issue(key, "client"));
    assertThat(identify(membership, other).satisfies(adminRole())).isFalse();
    unusable(config -> config.addAdmins(Forge.pem(forge.issue(key, "peer"))), "of a node");
    var foreign = Forge.pem(forge.impostor().issue(key, "admin"));
    unusable(config -> config.addAdmins(foreign), "not its own");
  }

  @Test
  void without_roles_by_unit_only_membership_and_named_administrators_remain() throws Exception {
    var admin = Forge.pem(forge.issue(key));
    var membership = membership(config -> config.clearFabricNodeOus().addAdmins(admin));
    assertThat(identify(membership, admin).satisfies(adminRole())).isTrue();
    var peer = identify(membership, Forge.pem(forge.issue(key, "peer", "admin")));
    assertThat(peer.satisfies(role(MSPRole.MSPRoleType.MEMBER))).isTrue();
    assertThat(peer.satisfies(role(MSPRole.MSPRoleType.PEER))).isFalse();
    assertThat(peer.satisfies(adminRole())).isFalse();
    unusable(FabricMSPConfig.Builder::clearFabricNodeOus, "no administrator");
  }

  @Test
  void definitions_that_cannot_be_relied_on_are_unusable() throws Exception {
    unusable(FabricMSPConfig.Builder::clearName, "no name");
    unusable(FabricMSPConfig.Builder::clearRootCerts, "no root");
    unusable(config -> config.addRootCerts(Forge.pem(forge.issue(key, "client"))), "may not issue");
    unusable(config -> config.addRootCerts(ByteString.copyFromUtf8("x")), "cannot be used");
    unusable(
        config -> config.addRootCerts(Forge.pem(intermediate(root, "CN=x", 0).certificate())),
        "has not signed itself");
    unusable(config -> config.addTlsRootCerts(ByteString.copyFromUtf8("x")), "cannot be used");
    unusable(
        config ->
            config.setCryptoConfig(FabricCryptoConfig.newBuilder().setSignatureHashFamily("SHA3")),
        "hash function");
    unusable(
        config -> config.getFabricNodeOusBuilder().setPeerOuIdentifier(Forge.unit("client")),
        "share one");
    unusable(
        config -> config.setFabricNodeOus(FabricNodeOUs.newBuilder().setEnable(true)),
        "no administrator");
  }

  @Test
  void an_authority_that_may_not_sign_certificates_is_unusable() throws Exception {
    var powerless = SigningKey.generate();
    var certificate =
        Draft.of(root)
            .authority(powerless, root, 0)
            .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
            .pem();
    unusable(config -> chain(config).addIntermediateCerts(certificate), "may not issue");
    var nameless =
        Draft.of(root).authority(powerless, root, 0).without(Extension.subjectKeyIdentifier).pem();
    unusable(config -> chain(config).addIntermediateCerts(nameless), "no subject key identifier");
  }

  private static CertificateAuthority unlimitedRoot() {
    try {
      var key = SigningKey.generate();
      var blank = CertificateAuthority.create("root", "AMSP", Forge.YEAR);
      var pem =
          Draft.of(blank).issuer("CN=root").subject("CN=root").signedBy(key).rootOf(key).pem();
      return CertificateAuthority.of(key, Certificate.fromPem(pem.toByteArray()));
    } catch (IdentityException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private static CertificateAuthority intermediate(
      CertificateAuthority parent, String name, int pathLength) {
    try {
      var own = SigningKey.generate();
      var pem = Draft.of(parent).subject(name).authority(own, parent, pathLength).pem();
      return CertificateAuthority.of(own, Certificate.fromPem(pem.toByteArray()));
    } catch (IdentityException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private static ByteString leafOf(CertificateAuthority authority) {
    var key = SigningKey.generate().publicKey();
    return Forge.pem(authority.issue(key, "x", "AMSP", List.of("client"), Forge.YEAR));
  }

  private static ByteString revocation(Forge forge, Certificate revoked) {
    try {
      return forge.revocation(revoked);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private FabricMSPConfig.Builder chain(
      FabricMSPConfig.Builder config, CertificateAuthority... intermediates) {
    config.clearRootCerts().addRootCerts(Forge.pem(root.certificate()));
    for (var intermediate : intermediates) {
      config.addIntermediateCerts(Forge.pem(intermediate.certificate()));
    }
    return config;
  }

  private ChannelMembership membership(Consumer<FabricMSPConfig.Builder> change)
      throws InvalidOrganizationException {
    var config = forge.definition();
    change.accept(config);
    return ChannelMembership.of(List.of(config.build()));
  }

  private void unusable(Consumer<FabricMSPConfig.Builder> change, String reason) {
    assertThatThrownBy(() -> membership(change))
        .isInstanceOf(InvalidOrganizationException.class)
        .hasMessageContaining(reason);
  }

  private static Identity identify(ChannelMembership membership, ByteString pem) throws Exception {
    return membership.identify(Forge.serialized("AMSP", pem));
  }

  private static void refused(ChannelMembership membership, ByteString pem, String reason) {
    assertThatThrownBy(() -> identify(membership, pem))
        .isInstanceOf(IdentityException.class)
        .hasMessageContaining(reason);
  }

  private static MSPPrincipal adminRole() {
    return role(MSPRole.MSPRoleType.ADMIN);
  }

  private static MSPPrincipal role(MSPRole.MSPRoleType type) {
    var role = MSPRole.newBuilder().setMspIdentifier("AMSP").setRole(type).build();
    return MSPPrincipal.newBuilder()
        .setPrincipalClassification(MSPPrincipal.Classification.ROLE)
        .setPrincipal(role.toByteString())
        .build();
  }
}
