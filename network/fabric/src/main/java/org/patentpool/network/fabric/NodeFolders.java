package org.patentpool.network.fabric;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.patentpool.network.fabric.Plan.Place;
import org.patentpool.network.identity.Folders;
import org.patentpool.network.identity.IdentityException;
import org.patentpool.network.identity.Organizations;
import org.patentpool.network.identity.Topology;

/** Fills the folders of nodes and services with what their programs read, beside the keys. */
final class NodeFolders {
  private static final String LEVELS = "FABRIC_LOGGING_SPEC";

  /** Three lines for every call would fill a disk and take a good part of the time. */
  private static final String QUIET =
      "info:comm.grpc.server=warn:endorser=warn:gateway=error:grpc=error";

  private static final String FORMAT =
      "%{time:2006-01-02 15:04:05.000 MST} %{level:.4s} [%{module}] %{message}";

  private final Path data;
  private final Plan plan;
  private final Organizations organizations;
  private final Programs programs;

  NodeFolders(Path data, Plan plan, Organizations organizations, Programs programs) {
    this.data = data;
    this.plan = plan;
    this.organizations = organizations;
    this.programs = programs;
  }

  Unit orderer(Place place) throws IOException {
    Path home = organizations.nodeFolder(place.mspId(), place.name());
    Templates.write(
        home.resolve("orderer.yaml"),
        Map.of(
            "name", place.host(),
            "mspId", place.mspId(),
            "host", Plan.HOST,
            "port", text(place.host()),
            "admin", text(place.host() + Plan.ADMIN),
            "operations", text(place.host() + Plan.OPERATIONS)));
    return node(place, home, List.of(programs.orderer().toString()));
  }

  Unit peer(Place place) throws IOException {
    Path home = organizations.nodeFolder(place.mspId(), place.name());
    Templates.write(
        home.resolve("core.yaml"),
        Map.of(
            "name", place.host(),
            "mspId", place.mspId(),
            "host", Plan.HOST,
            "port", text(place.host()),
            "operations", text(place.host() + Plan.OPERATIONS)));
    Map<String, String> blanks = Map.of("jars", home.relativize(jars()).toString());
    for (String script : List.of("detect", "build", "release")) {
      Templates.writeScript(home.resolve("builder/bin").resolve(script), blanks);
    }
    return node(place, home, List.of(programs.peer().toString(), "node", "start"));
  }

  private String text(String name) {
    return Integer.toString(plan.port(name));
  }

  private static Unit node(Place place, Path home, List<String> command) {
    return new Unit(
        place.host(),
        place.name(),
        home,
        Map.of("FABRIC_CFG_PATH", home.toString(), LEVELS, QUIET, "FABRIC_LOGGING_FORMAT", FORMAT),
        command);
  }

  private Path jars() {
    return data.resolve("jars");
  }

  /**
   * Keeps a copy of the jar under its digest: what was approved runs on, whatever is built
   * meanwhile.
   */
  String digested(Path jar) throws IOException {
    byte[] content = Files.readAllBytes(jar);
    String digest = ChaincodePackage.sha256(content);
    Path copy = jars().resolve(digest + ".jar");
    if (!Files.exists(copy)) {
      Folders.replace(copy, content);
    }
    return digest;
  }

  /** The package of that jar, which is left in the folder for organisations elsewhere. */
  ChaincodePackage packed(String chaincode, String digest) throws IOException {
    ChaincodePackage packed = ChaincodePackage.of(chaincode, digest);
    Folders.replace(
        data.resolve("packages").resolve(packed.label() + ".tar.gz"),
        packed.content().toByteArray());
    return packed;
  }

  /** The chaincode of that package as the organisation's own service, for its peer alone. */
  Unit service(Place place, ChaincodePackage served) throws IOException, IdentityException {
    Path tls = organizations.serviceFolder(place.mspId(), place.name());
    Path home = organizations.nodeFolder(place.mspId(), Topology.PEER);
    Folders.replaceSecret(
        home.resolve("services").resolve(place.name() + ".json"), connection(place, home));
    return new Unit(
        place.host(),
        served.id(),
        tls,
        Map.of(),
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "-jar",
            jars().resolve(served.digest() + ".jar").toString(),
            "--chaincode",
            place.name(),
            "--id",
            served.id(),
            "--address",
            plan.endpoint(place).toString(),
            "--certificate",
            tls.resolve("server.crt").toString(),
            "--key",
            tls.resolve("server.key").toString(),
            "--client-ca",
            tls.resolve("ca.crt").toString()));
  }

  /** What the builder hands to the peer: where the service is, and the peer's own TLS key. */
  private byte[] connection(Place place, Path home) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("address", plan.endpoint(place).toString());
      json.writeStringField("dial_timeout", "5s");
      json.writeBooleanField("tls_required", true);
      json.writeBooleanField("client_auth_required", true);
      json.writeStringField("client_key", Files.readString(home.resolve("tls/server.key")));
      json.writeStringField("client_cert", Files.readString(home.resolve("tls/server.crt")));
      json.writeStringField("root_cert", Files.readString(home.resolve("tls/ca.crt")));
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }
}
