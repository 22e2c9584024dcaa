package org.patentpool.network;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.patentpool.network.identity.Folders;
import org.patentpool.network.identity.Organizations;
import org.patentpool.network.identity.Topology;

/** Writes what a client needs to find and use the network; paths are relative to the file. */
public final class ConnectionFile {
  /** What the file is called in the network's data folder. */
  public static final String NAME = "connection.json";

  private final Path data;
  private final Organizations organizations;

  public ConnectionFile(Path data, Organizations organizations) {
    this.data = data;
    this.organizations = organizations;
  }

  /**
   * Replaces the file as a whole: a reader sees the old one or the new one.
   *
   * @param ports where the peer of each organisation that has one listens
   */
  public void write(ToIntFunction<String> ports) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
      json.writeStringField("channel", FirstDefinitions.CHANNEL);
      json.writeObjectFieldStart("chaincodes");
      for (String chaincode : FirstDefinitions.CHAINCODES) {
        json.writeStringField(chaincode, chaincode);
      }
      json.writeEndObject();
      json.writeObjectFieldStart("organizations");
      for (Topology.Organization organization : organizations.topology().organizations()) {
        write(json, organization.mspId(), ports);
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    Folders.replace(data.resolve(NAME), bytes.toByteArray());
  }

  /** Enters users that were added since, and leaves the rest as it is. */
  public void refresh() throws IOException {
    Map<String, Integer> ports = ports();
    write(mspId -> ports.getOrDefault(mspId, 0));
  }

  /** The ports that the file names, by organisation. */
  Map<String, Integer> ports() throws IOException {
    Map<String, Integer> ports = new HashMap<>();
    Path file = data.resolve(NAME);
    try (JsonParser json = new JsonFactory().createParser(Files.readAllBytes(file))) {
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.FIELD_NAME && "endpoint".equals(json.currentName())) {
          String mspId = json.getParsingContext().getParent().getCurrentName();
          String endpoint = json.nextTextValue();
          ports.put(mspId, Integer.parseInt(endpoint.substring(endpoint.lastIndexOf(':') + 1)));
        }
      }
    } catch (NumberFormatException e) {
      throw new IOException(file + " has an endpoint without a port", e);
    }
    if (!ports.keySet().containsAll(organizations.topology().peerOrganizations())) {
      throw new IOException(file + " lacks the endpoint of an organisation");
    }
    return ports;
  }

  /** An organisation without a node uses the first one that has one. */
  private void write(JsonGenerator json, String mspId, ToIntFunction<String> ports)
      throws IOException {
    List<String> withNode = organizations.topology().peerOrganizations();
    String serving = withNode.contains(mspId) ? mspId : withNode.getFirst();
    json.writeObjectFieldStart(mspId);
    json.writeStringField("endpoint", "127.0.0.1:" + ports.applyAsInt(serving));
    json.writeStringField("tlsCa", relative(organizations.tlsAuthority(serving)));
    json.writeStringField("serverName", Organizations.hostName(serving, Topology.PEER));
    json.writeObjectFieldStart("users");
    for (Path user : folders(organizations.usersFolder(mspId))) {
      json.writeObjectFieldStart(user.getFileName().toString());
      json.writeStringField("certificate", relative(only(user.resolve("msp/signcerts"))));
      Path keys = user.resolve("msp/keystore");
      // The key of somebody who sent a certificate request is theirs alone.
      if (Files.isDirectory(keys)) {
        json.writeStringField("key", relative(only(keys)));
      }
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static List<Path> folders(Path parent) throws IOException {
    try (Stream<Path> entries = Files.list(parent)) {
      return entries
          .filter(Files::isDirectory)
          .filter(entry -> !entry.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }

  private static Path only(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> files = entries.filter(Files::isRegularFile).toList();
      if (files.size() != 1) {
        throw new IOException(folder + " holds " + files.size() + " files instead of one");
      }
      return files.getFirst();
    }
  }

  private String relative(Path file) {
    return data.relativize(file.toAbsolutePath()).toString();
  }
}
