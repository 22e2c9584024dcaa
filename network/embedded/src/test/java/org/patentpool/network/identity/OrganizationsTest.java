package org.patentpool.network.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrganizationsTest {
  private static final Clock CLOCK = Clock.fixed(Forge.NOW, ZoneOffset.UTC);

  @TempDir static Path original;
  @TempDir Path directory;
  private Organizations organizations;

  @BeforeAll
  static void establish() throws Exception {
    Organizations.establish(original, Topology.standard(), Lifetimes.standard(), CLOCK);
  }

  /** Every test spoils a copy of its own; making each one anew would mostly wait for the disk. */
  @BeforeEach
  void copy() throws Exception {
    try (var files = Files.walk(original)) {
      for (var file : files.skip(1).toList()) {
        var target = directory.resolve(original.relativize(file));
        Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    organizations = reopened();
  }

  @Test
  void every_node_and_user_is_recognised_in_its_role() throws Exception {
    var membership = membership();
    for (var organization : organizations.topology().organizations()) {
      var mspId = organization.mspId();
      for (var node : organization.nodes()) {
        recognised(membership, organizations.node(mspId, node.name()), node.role());
      }
      for (var user : organization.users()) {
        recognised(membership, organizations.user(mspId, user.name()), user.role());
      }
    }
  }

  @Test
  void opening_again_changes_nothing() throws Exception {
    var before = contents();
    assertThat(before).isNotEmpty();
    reopened();
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void a_folder_that_was_cut_short_is_made_again() throws Exception {
    var users = directory.resolve("organizations/MembersMSP/users");
    try (var files = Files.walk(users.resolve("member1"))) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    Files.createDirectories(users.resolve(".member1.partial/msp/signcerts"));
    reopened();
    recognised(membership(), organizations.user("MembersMSP", "member1"), CertificateRole.CLIENT);
    assertThat(users.resolve(".member1.partial")).doesNotExist();
  }

  @Test
  void private_keys_are_for_their_owner_only() throws Exception {
    try (var files = Files.walk(original)) {
      var secrets =
          files
              .filter(Files::isRegularFile)
              .filter(file -> content(file).contains("PRIVATE KEY"))
              .toList();
      // Five organisations with two authorities each, five nodes with two keys, twelve users.
      assertThat(secrets).hasSize(5 * 2 + 5 * 2 + 12);
      for (var secret : secrets) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
            .as("%s", secret)
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void names_of_users_do_not_appear_in_their_certificates() throws Exception {
    var file = organizations.userFolder("Founder1MSP", "founder").resolve("msp/signcerts/cert.pem");
    var certificate = Certificate.fromPem(Files.readAllBytes(file));
    assertThat(certificate.holder().getSubject().toString())
        .matches("O=Founder1MSP,OU=client,CN=[0-9a-f]{24}");
  }

  @Test
  void certificates_begin_five_minutes_ago_and_never_share_a_serial_number() throws Exception {
    var one = certificate(organizations.enrol("MembersMSP", "member8"));
    var other = certificate(organizations.enrol("MembersMSP", "member9"));
    assertThat(one.notBefore()).isEqualTo(Forge.NOW.minusSeconds(300));
    assertThat(one.serial()).isNotEqualTo(other.serial()).isPositive();
  }

  @Test
  void a_user_enrolled_later_is_recognised_by_the_same_definition() throws Exception {
    var membership = membership();
    var enrolled = organizations.enrol("MembersMSP", "licensee2");
    recognised(membership, enrolled, CertificateRole.CLIENT);
    assertThat(organizations.enrol("MembersMSP", "licensee2").serialized())
        .isEqualTo(enrolled.serialized());
  }

  @Test
  void a_user_can_be_enrolled_with_a_certificate_that_is_past() throws Exception {
    var past = new Validity(Forge.NOW.minusSeconds(300), Forge.NOW.minusSeconds(1));
    var expired = organizations.enrol("MembersMSP", "late", past);
    assertThat(membership().identify(expired.serialized()).expiresAt()).isBefore(Forge.NOW);
  }

  @Test
  void a_request_is_certified_without_its_private_key() throws Exception {
    var pem = organizations.enrol("MembersMSP", "far", request("CN=Clara Name,OU=admin", true));
    var serialized = SerializedIdentity.newBuilder().setMspid("MembersMSP").setIdBytes(pem).build();
    var identity = membership().identify(serialized.toByteString());
    assertThat(identity.satisfies(role("MembersMSP", MSPRole.MSPRoleType.CLIENT))).isTrue();
    assertThat(identity.toString()).doesNotContain("Clara");
    var folder = organizations.userFolder("MembersMSP", "far");
    assertThat(folder.resolve("msp/keystore")).doesNotExist();
    assertThatThrownBy(() -> organizations.user("MembersMSP", "far"))
        .isInstanceOf(IdentityException.class)
        .hasMessageContaining("keystore");
  }

  @Test
  void a_request_is_refused_when_its_name_is_taken_or_it_does_not_prove_its_key() {
    assertThatThrownBy(() -> organizations.enrol("MembersMSP", "member1", request("CN=x", true)))
        .isInstanceOf(IdentityException.class)
        .hasMessageContaining("already");
    assertThatThrownBy(() -> organizations.enrol("MembersMSP", "far", request("CN=x", false)))
        .isInstanceOf(IdentityException.class)
        .hasMessageContaining("not signed by the key");
    var nonsense = ByteString.copyFromUtf8("nonsense");
    assertThatThrownBy(() -> organizations.enrol("MembersMSP", "far", nonsense))
        .isInstanceOf(IdentityException.class);
    assertThat(organizations.userFolder("MembersMSP", "far")).doesNotExist();
  }

  @Test
  void revocations_add_up_and_stand_in_the_definition() throws Exception {
    var one = organizations.user("MembersMSP", "member1");
    var two = organizations.user("MembersMSP", "member2");
    organizations.revokeUser("MembersMSP", "member1");
    var list = organizations.revokeUser("MembersMSP", "member2");
    assertThat(organizations.definition("MembersMSP").getRevocationListList())
        .containsExactly(list);
    var membership = membership();
    for (var revoked : List.of(one, two)) {
      assertThatThrownBy(() -> membership.identify(revoked.serialized()))
          .isInstanceOf(IdentityException.class)
          .hasMessageContaining("revoked");
    }
    recognised(membership, organizations.user("MembersMSP", "licensee1"), CertificateRole.CLIENT);
  }

  @Test
  void revoking_twice_gives_one_entry_and_a_foreign_certificate_gives_none() throws Exception {
    organizations.revokeUser("MembersMSP", "member1");
    var list = organizations.revokeUser("MembersMSP", "member1");
    var holder = new X509CRLHolder(Pem.decode(Pem.REVOCATION_LIST, list.toByteArray()));
    assertThat((Collection<?>) holder.getRevokedCertificates()).hasSize(1);
    var file = organizations.userFolder("AuditorMSP", "auditor");
    var foreign = Files.readAllBytes(file.resolve("msp/signcerts/cert.pem"));
    assertThatThrownBy(() -> organizations.revoke("MembersMSP", ByteString.copyFrom(foreign)))
        .isInstanceOf(IdentityException.class);
  }

  @Test
  void tls_certificates_do_not_serve_as_identities() throws Exception {
    var tls = organizations.tlsFolder("OperatorMSP", "peer0").resolve("server.crt");
    var pem = ByteString.copyFrom(Files.readAllBytes(tls));
    var membership = membership();
    assertThatThrownBy(() -> membership.identify(Forge.serialized("OperatorMSP", pem)))
        .isInstanceOf(IdentityException.class);
  }

  @Test
  void tls_material_is_what_the_platform_accepts_for_this_machine() throws Exception {
    var folder = organizations.tlsFolder("OperatorMSP", "peer0");
    var factory = CertificateFactory.getInstance("X.509");
    X509Certificate server;
    X509Certificate authority;
    try (var in = Files.newInputStream(folder.resolve("server.crt"));
        var ca = Files.newInputStream(organizations.tlsAuthority("OperatorMSP"))) {
      server = (X509Certificate) factory.generateCertificate(in);
      authority = (X509Certificate) factory.generateCertificate(ca);
    }
    server.verify(authority.getPublicKey());
    assertThat(server.getSubjectAlternativeNames())
        .containsExactlyInAnyOrder(
            List.of(2, Organizations.hostName("OperatorMSP", "peer0")),
            List.of(2, "localhost"),
            List.of(7, "127.0.0.1"));
    assertThat(folder.resolve("ca.crt"))
        .hasSameBinaryContentAs(organizations.tlsAuthority("OperatorMSP"));
  }

  @Test
  void a_key_that_is_not_the_certificates_is_refused() throws Exception {
    var folder = organizations.userFolder("MembersMSP", "member1").resolve("msp");
    Files.write(folder.resolve("keystore/priv_sk"), SigningKey.generate().toPem());
    assertThatThrownBy(() -> organizations.user("MembersMSP", "member1"))
        .isInstanceOf(IdentityException.class)
        .hasMessageContaining("keystore");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "../x", "a/b", "a b", ".hidden", "a..b", "a\nb"})
  void names_that_would_leave_their_folder_are_refused(String name) {
    assertThatThrownBy(() -> organizations.enrol("MembersMSP", name))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> organizations.enrol(name, "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Organizations reopened() throws Exception {
    return Organizations.establish(directory, Topology.standard(), Lifetimes.standard(), CLOCK);
  }

  private ChannelMembership membership() throws Exception {
    var definitions = new ArrayList<FabricMSPConfig>();
    for (var organization : organizations.topology().organizations()) {
      definitions.add(organizations.definition(organization.mspId()));
    }
    return ChannelMembership.of(definitions);
  }

  private static void recognised(
      Membership membership, SigningIdentity signer, CertificateRole role) throws Exception {
    var identity = membership.identify(signer.serialized());
    var message = new byte[] {1, 2};
    assertThat(identity.signed(message, signer.sign(message).toByteArray())).isTrue();
    for (var asked : CertificateRole.values()) {
      var type = MSPRole.MSPRoleType.valueOf(asked.name());
      assertThat(identity.satisfies(role(signer.mspId(), type))).isEqualTo(asked == role);
    }
  }

  private static MSPPrincipal role(String mspId, MSPRole.MSPRoleType type) {
    return MSPPrincipal.newBuilder()
        .setPrincipalClassification(MSPPrincipal.Classification.ROLE)
        .setPrincipal(
            MSPRole.newBuilder().setMspIdentifier(mspId).setRole(type).build().toByteString())
        .build();
  }

  private static Certificate certificate(SigningIdentity identity) throws Exception {
    var serialized = SerializedIdentity.parseFrom(identity.serialized());
    return Certificate.fromPem(serialized.getIdBytes().toByteArray());
  }

  private static ByteString request(String subject, boolean honest) throws Exception {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    var named = generator.generateKeyPair();
    var signing = honest ? named : generator.generateKeyPair();
    var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(signing.getPrivate());
    var request =
        new JcaPKCS10CertificationRequestBuilder(new X500Name(subject), named.getPublic())
            .build(signer);
    return ByteString.copyFrom(Pem.encode(Pem.CERTIFICATE_REQUEST, request.getEncoded()));
  }

  private Map<Path, String> contents() throws IOException {
    var contents = new TreeMap<Path, String>();
    try (var files = Files.walk(directory)) {
      files.filter(Files::isRegularFile).forEach(file -> contents.put(file, content(file)));
    }
    return contents;
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
