package org.patentpool.network.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import org.hyperledger.fabric.protos.common.CombinedPrincipal;
import org.hyperledger.fabric.protos.common.MSPIdentityAnonymity;
import org.hyperledger.fabric.protos.common.MSPIdentityAnonymity.MSPIdentityAnonymityType;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPPrincipal.Classification;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.MSPRole.MSPRoleType;
import org.hyperledger.fabric.protos.common.OrganizationUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrincipalsTest {
  private final Forge forge = Forge.of("AMSP");
  private Certificate certificate = forge.authority().certificate();
  private Identity client = member("client");

  @BeforeEach
  void enrol() throws Exception {
    certificate = forge.issue(SigningKey.generate(), "client", "department1");
    client = forge.membership().identify(forge.serialized(certificate));
  }

  @ParameterizedTest
  @CsvSource({
    "client, MEMBER CLIENT",
    "peer, MEMBER PEER",
    "admin, MEMBER ADMIN",
    "orderer, MEMBER ORDERER"
  })
  void a_unit_gives_exactly_its_role_and_membership(String unit, String roles) {
    var identity = member(unit);
    for (var role : MSPRoleType.values()) {
      if (role != MSPRoleType.UNRECOGNIZED) {
        assertThat(identity.satisfies(role("AMSP", role)))
            .as("%s as %s", unit, role)
            .isEqualTo(roles.contains(role.name()));
        assertThat(identity.satisfies(role("BMSP", role))).isFalse();
      }
    }
  }

  @Test
  void an_organisational_unit_is_named_with_the_authorities_that_certify_it() {
    var path = P256.sha256(forge.authority().certificate().der().toByteArray());
    assertThat(client.satisfies(unit("AMSP", "department1", path))).isTrue();
    assertThat(client.satisfies(unit("AMSP", "department2", path))).isFalse();
    assertThat(client.satisfies(unit("BMSP", "department1", path))).isFalse();
    assertThat(client.satisfies(unit("AMSP", "department1", new byte[32]))).isFalse();
    assertThat(client.satisfies(unit("AMSP", "department1", new byte[0]))).isFalse();
  }

  @Test
  void an_identity_is_named_by_its_certificate() {
    assertThat(client.satisfies(identity(forge.serialized(certificate)))).isTrue();
    var rearranged = Forge.pem(certificate).toStringUtf8().replace("\n", "\r\n");
    var same = Forge.serialized("AMSP", ByteString.copyFromUtf8(rearranged));
    assertThat(client.satisfies(identity(same))).isTrue();
    var other = forge.issue(SigningKey.generate(), "client");
    assertThat(client.satisfies(identity(forge.serialized(other)))).isFalse();
    var elsewhere = Forge.serialized("BMSP", Forge.pem(certificate));
    assertThat(client.satisfies(identity(elsewhere))).isFalse();
    var nonsense = Forge.serialized("AMSP", ByteString.copyFromUtf8("nonsense"));
    assertThat(client.satisfies(identity(nonsense))).isFalse();
  }

  @Test
  void a_combination_needs_every_part_and_at_least_one() {
    var member = role("AMSP", MSPRoleType.MEMBER);
    var isClient = role("AMSP", MSPRoleType.CLIENT);
    var isPeer = role("AMSP", MSPRoleType.PEER);
    assertThat(client.satisfies(combined(member, isClient))).isTrue();
    assertThat(client.satisfies(combined(member, isPeer))).isFalse();
    assertThat(client.satisfies(combined(combined(member), isClient))).isTrue();
    assertThat(client.satisfies(combined(combined(isPeer), isClient))).isFalse();
    assertThat(client.satisfies(combined())).isFalse();
  }

  @Test
  void combinations_nest_so_deep_and_no_deeper() {
    var principal = role("AMSP", MSPRoleType.MEMBER);
    for (int depth = 1; depth <= 16; depth++) {
      principal = combined(principal);
      assertThat(client.satisfies(principal)).isTrue();
    }
    for (int depth = 0; depth < 2000; depth++) {
      principal = combined(principal);
    }
    assertThat(client.satisfies(principal)).isFalse();
  }

  @Test
  void certificates_are_nominal_and_never_anonymous() {
    assertThat(client.satisfies(anonymity(MSPIdentityAnonymityType.NOMINAL))).isTrue();
    assertThat(client.satisfies(anonymity(MSPIdentityAnonymityType.ANONYMOUS))).isFalse();
  }

  @Test
  void what_cannot_be_read_means_nobody() {
    var nonsense = ByteString.copyFromUtf8("\u0007nonsense");
    for (var kind : Classification.values()) {
      if (kind != Classification.UNRECOGNIZED) {
        assertThat(client.satisfies(principal(kind, nonsense))).as("%s", kind).isFalse();
      }
    }
    var unknown = MSPPrincipal.newBuilder().setPrincipalClassificationValue(99).build();
    assertThat(client.satisfies(unknown)).isFalse();
    var strange =
        MSPRole.newBuilder().setMspIdentifier("AMSP").setRoleValue(99).build().toByteString();
    assertThat(client.satisfies(principal(Classification.ROLE, strange))).isFalse();
  }

  private Identity member(String unit) {
    try {
      var issued = forge.issue(SigningKey.generate(), unit);
      return forge.membership().identify(forge.serialized(issued));
    } catch (IdentityException | InvalidOrganizationException e) {
      throw new AssertionError(e);
    }
  }

  private static MSPPrincipal role(String mspId, MSPRoleType role) {
    var content = MSPRole.newBuilder().setMspIdentifier(mspId).setRole(role).build();
    return principal(Classification.ROLE, content.toByteString());
  }

  private static MSPPrincipal unit(String mspId, String name, byte[] certifiers) {
    var content =
        OrganizationUnit.newBuilder()
            .setMspIdentifier(mspId)
            .setOrganizationalUnitIdentifier(name)
            .setCertifiersIdentifier(ByteString.copyFrom(certifiers))
            .build();
    return principal(Classification.ORGANIZATION_UNIT, content.toByteString());
  }

  private static MSPPrincipal identity(ByteString serialized) {
    return principal(Classification.IDENTITY, serialized);
  }

  private static MSPPrincipal combined(MSPPrincipal... parts) {
    var content = CombinedPrincipal.newBuilder();
    for (var part : parts) {
      content.addPrincipals(part);
    }
    return principal(Classification.COMBINED, content.build().toByteString());
  }

  private static MSPPrincipal anonymity(MSPIdentityAnonymityType type) {
    var content = MSPIdentityAnonymity.newBuilder().setAnonymityType(type).build();
    return principal(Classification.ANONYMITY, content.toByteString());
  }

  private static MSPPrincipal principal(Classification kind, ByteString content) {
    return MSPPrincipal.newBuilder().setPrincipalClassification(kind).setPrincipal(content).build();
  }
}
