package org.patentpool.network.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MspFolderTest {
  private final Forge forge = Forge.of("AMSP");
  private final Certificate authority = forge.authority().certificate();
  private final Certificate tls = Forge.of("TLS").authority().certificate();

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    MspFolder.write(folder, authority, tls);
  }

  @Test
  void what_was_written_is_read() throws Exception {
    var read = MspFolder.read(folder, "AMSP");
    assertThat(read.getName()).isEqualTo("AMSP");
    assertThat(read.getRootCertsList()).containsExactly(Forge.pem(authority));
    assertThat(read.getTlsRootCertsList()).containsExactly(Forge.pem(tls));
    assertThat(read.getRevocationListList()).isEmpty();
    var units = read.getFabricNodeOus();
    assertThat(units.getEnable()).isTrue();
    assertThat(
            List.of(
                units.getClientOuIdentifier(),
                units.getPeerOuIdentifier(),
                units.getAdminOuIdentifier(),
                units.getOrdererOuIdentifier()))
        .allSatisfy(unit -> assertThat(unit.getCertificate()).isEqualTo(Forge.pem(authority)))
        .extracting(unit -> unit.getOrganizationalUnitIdentifier())
        .containsExactly("client", "peer", "admin", "orderer");
    var client = forge.issue(SigningKey.generate(), "client");
    var membership = ChannelMembership.of(List.of(read));
    assertThat(membership.identify(forge.serialized(client)).mspId()).isEqualTo("AMSP");
  }

  @Test
  void a_revocation_list_is_read_and_half_a_written_one_is_not() throws Exception {
    var list = forge.revocation(forge.issue(SigningKey.generate(), "client"));
    Folders.write(folder.resolve("crls/crl.pem"), list.toByteArray());
    Files.write(folder.resolve("crls/.crl.pem.partial"), new byte[] {1});
    assertThat(MspFolder.read(folder, "AMSP").getRevocationListList()).containsExactly(list);
  }

  @Test
  void a_folder_without_configuration_has_no_roles_by_unit() throws Exception {
    Files.delete(folder.resolve("config.yaml"));
    assertThat(MspFolder.read(folder, "AMSP").hasFabricNodeOus()).isFalse();
    Files.writeString(folder.resolve("config.yaml"), "NodeOUs:\n  Enable: false\n");
    assertThat(MspFolder.read(folder, "AMSP").hasFabricNodeOus()).isFalse();
    Files.writeString(folder.resolve("config.yaml"), "");
    assertThat(MspFolder.read(folder, "AMSP").hasFabricNodeOus()).isFalse();
  }

  @Test
  void units_that_are_required_are_read() throws Exception {
    Files.writeString(
        folder.resolve("config.yaml"),
        """
        OrganizationalUnitIdentifiers:
          - Certificate: cacerts/ca-cert.pem
            OrganizationalUnitIdentifier: department1
        """);
    var unit = MspFolder.read(folder, "AMSP").getOrganizationalUnitIdentifiers(0);
    assertThat(unit.getOrganizationalUnitIdentifier()).isEqualTo("department1");
    assertThat(unit.getCertificate()).isEqualTo(Forge.pem(authority));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NodeOUs: {Enable: true, PeerOUIdentifier: peer}",
        "NodeOUs: {Enable: true, PeerOUIdentifier: {Certificate: x}}",
        "NodeOUs: {Enable: true, PeerOUIdentifier: "
            + "{OrganizationalUnitIdentifier: p, Certificate: x}}",
        "OrganizationalUnitIdentifiers: [x]",
        "NodeOUs: [",
        "!!java.lang.Object {}"
      })
  void a_configuration_that_cannot_be_understood_is_refused(String yaml) throws Exception {
    Files.writeString(folder.resolve("config.yaml"), yaml);
    assertThatThrownBy(() -> MspFolder.read(folder, "AMSP")).isInstanceOf(IOException.class);
  }

  @Test
  void a_folder_without_an_authority_is_refused_with_its_name() throws Exception {
    Files.delete(folder.resolve("cacerts/ca-cert.pem"));
    assertThatThrownBy(() -> MspFolder.read(folder, "AMSP"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(folder.toString());
  }

  @Test
  void an_identity_signs_with_whichever_key_is_its_own() throws Exception {
    var key = SigningKey.generate();
    Folders.write(folder.resolve("signcerts/cert.pem"), MspFolder.pem(forge.issue(key, "client")));
    Folders.writeSecret(folder.resolve("keystore/a"), SigningKey.generate().toPem());
    Folders.writeSecret(folder.resolve("keystore/b"), key.toPem());
    var signer = MspFolder.signingIdentity(folder, "AMSP");
    var identity = forge.membership().identify(signer.serialized());
    var message = new byte[] {4, 2};
    assertThat(identity.signed(message, signer.sign(message).toByteArray())).isTrue();
    assertThat(signer.mspId()).isEqualTo("AMSP");
  }

  @Test
  void an_identity_needs_exactly_one_certificate() throws Exception {
    assertThatThrownBy(() -> MspFolder.signingIdentity(folder, "AMSP"))
        .isInstanceOf(IdentityException.class)
        .hasMessageContaining("0 certificates");
    for (var name : List.of("one.pem", "two.pem")) {
      Folders.write(folder.resolve("signcerts").resolve(name), MspFolder.pem(authority));
    }
    assertThatThrownBy(() -> MspFolder.signingIdentity(folder, "AMSP"))
        .isInstanceOf(IdentityException.class)
        .hasMessageContaining("2 certificates");
  }

  @Test
  void keys_in_pem_are_read_back_and_damaged_ones_refused_without_their_content() throws Exception {
    var key = SigningKey.generate();
    assertThat(SigningKey.fromPem(key.toPem()).publicKey()).isEqualTo(key.publicKey());
    var text = ByteString.copyFrom(key.toPem()).toStringUtf8();
    var body = text.lines().skip(1).findFirst().orElseThrow();
    for (var damaged :
        List.of("", text.replace(body, ""), text.replace("PRIVATE", "EC PRIVATE"), text + "x")) {
      assertThatThrownBy(() -> SigningKey.fromPem(ByteString.copyFromUtf8(damaged).toByteArray()))
          .isInstanceOf(IdentityException.class)
          .hasMessageNotContaining(body);
    }
  }
}
