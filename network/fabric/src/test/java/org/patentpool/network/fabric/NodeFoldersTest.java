package org.patentpool.network.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patentpool.network.fabric.Plan.Ordered;
import org.patentpool.network.fabric.Plan.Place;
import org.patentpool.network.identity.Organizations;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class NodeFoldersTest {
  private static final Place PEER = new Place("Founder1MSP", "peer0");
  private static final Place ORDERER = new Place("AuditorMSP", "orderer0");
  private static final Place POOL = new Place("Founder1MSP", "pool");

  @TempDir private Path data;
  private Plan plan;
  private NodeFolders folders;

  @BeforeEach
  void a_network() throws Exception {
    plan = Plan.make(Ordered.BFT);
    Organizations organizations = Organizations.establish(data, plan.topology());
    Programs programs = new Programs(Path.of("/bin/peer"), Path.of("/bin/orderer"));
    folders = new NodeFolders(data, plan, organizations, programs);
  }

  @Test
  void a_peer_finds_all_it_reads_in_its_own_folder() throws Exception {
    Unit unit = folders.peer(PEER);
    Path home = data.resolve("organizations/Founder1MSP/nodes/peer0");
    assertThat(unit.folder()).isEqualTo(home);
    assertThat(unit.environment()).containsEntry("FABRIC_CFG_PATH", home.toString());
    assertThat(unit.command()).containsExactly("/bin/peer", "node", "start");
    Map<?, ?> peer = at(yaml(home.resolve("core.yaml")), "peer");
    assertThat(peer.get("localMspId")).isEqualTo("Founder1MSP");
    assertThat(peer.get("address")).isEqualTo(plan.endpoint(PEER).toString());
    for (String file : new String[] {"key", "cert", "rootcert"}) {
      assertThat(home.resolve(text(at(peer, "tls", file), "file"))).isRegularFile();
    }
    assertThat(home.resolve(text(peer, "mspConfigPath"))).isDirectory();
    for (String script : new String[] {"detect", "build", "release"}) {
      assertThat(home.resolve("builder/bin").resolve(script)).isExecutable();
    }
  }

  @Test
  void an_orderer_is_administered_by_its_own_organisation_alone() throws Exception {
    Unit unit = folders.orderer(ORDERER);
    Path home = data.resolve("organizations/AuditorMSP/nodes/orderer0");
    assertThat(unit.folder()).isEqualTo(home);
    Map<?, ?> yaml = yaml(home.resolve("orderer.yaml"));
    assertThat(at(yaml, "General").get("ListenPort")).isEqualTo(plan.endpoint(ORDERER).port());
    Map<?, ?> tls = at(yaml, "Admin", "TLS");
    assertThat(tls.get("ClientAuthRequired")).isEqualTo(true);
    assertThat(tls.get("ClientRootCAs")).asString().isEqualTo("[tls/ca.crt]");
    assertThat(home.resolve("tls/ca.crt"))
        .hasSameBinaryContentAs(
            data.resolve("organizations/AuditorMSP/msp/tlscacerts/tlsca-cert.pem"));
  }

  @Test
  void a_service_serves_the_approved_jar_to_its_own_peer_alone() throws Exception {
    Path jar = Files.writeString(data.resolve("contract.jar"), "first");
    ChaincodePackage chaincode = ChaincodePackage.of("pool", folders.digested(jar));
    Unit unit = folders.service(POOL, chaincode);
    Files.writeString(jar, "second");
    assertThat(unit.tag()).isEqualTo(chaincode.id());
    assertThat(unit.command())
        .contains("--id", chaincode.id(), "--address", plan.endpoint(POOL).toString());
    assertThat(Path.of(unit.command().get(unit.command().indexOf("-jar") + 1))).hasContent("first");
    Path authority = Path.of(unit.command().getLast());
    assertThat(authority)
        .hasSameBinaryContentAs(
            data.resolve("organizations/Founder1MSP/msp/tlscacerts/tlsca-cert.pem"));
    assertThat(unit.command()).doesNotContain("--plaintext");
  }

  @Test
  void the_peers_key_is_handed_to_nobody_else() throws Exception {
    Path jar = Files.writeString(data.resolve("contract.jar"), "first");
    folders.service(POOL, ChaincodePackage.of("pool", folders.digested(jar)));
    Path home = data.resolve("organizations/Founder1MSP/nodes/peer0");
    Path file = home.resolve("services/pool.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Map<?, ?> connection = yaml(file);
    assertThat(connection.get("address")).isEqualTo(plan.endpoint(POOL).toString());
    assertThat(connection.get("tls_required")).isEqualTo(true);
    assertThat(connection.get("client_auth_required")).isEqualTo(true);
    assertThat(connection.get("client_key"))
        .isEqualTo(Files.readString(home.resolve("tls/server.key")));
  }

  private static Map<?, ?> yaml(Path file) throws Exception {
    Object content =
        new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
    return (Map<?, ?>) content;
  }

  private static Map<?, ?> at(Map<?, ?> yaml, String... keys) {
    Map<?, ?> found = yaml;
    for (String key : keys) {
      found = (Map<?, ?>) value(found, key);
    }
    return found;
  }

  private static String text(Map<?, ?> yaml, String key) {
    return (String) value(yaml, key);
  }

  private static Object value(Map<?, ?> yaml, String key) {
    return Objects.requireNonNull(yaml.get(key), key);
  }
}
