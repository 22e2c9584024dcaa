package org.patentpool.app.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads one connection file; every complaint names the file, the place in it and the remedy. */
final class ConnectionFile {
  private static final long LARGEST = 1 << 20;
  private static final Pattern ENDPOINT = Pattern.compile("(\\[[^\\]]+\\]|[^:/\\s]+):(\\d{1,5})");
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Path file;

  ConnectionFile(Path file) {
    this.file = file;
  }

  Connection read() {
    JsonNode root = parse();
    only(root, "", Set.of("channel", "chaincodes", "organizations"));
    JsonNode chaincodes = object(root, "", "chaincodes");
    only(chaincodes, "/chaincodes", Set.of("pool", "accounts"));
    SortedMap<String, Connection.Organization> organizations =
        each(root, "", "organizations", this::organization);
    if (organizations.isEmpty()) {
      throw wrong("/organizations", "is empty", "name at least the organisation to connect as");
    }
    return new Connection(
        file,
        text(root, "", "channel"),
        text(chaincodes, "/chaincodes", "pool"),
        text(chaincodes, "/chaincodes", "accounts"),
        organizations);
  }

  private Connection.Organization organization(String mspId, JsonNode node) {
    String at = "/organizations/" + mspId;
    only(node, at, Set.of("endpoint", "tlsCa", "serverName", "users"));
    String endpoint = text(node, at, "endpoint");
    var parts = ENDPOINT.matcher(endpoint);
    if (!parts.matches() || Integer.parseInt(parts.group(2)) > 65535) {
      throw wrong(at + "/endpoint", "is not host:port", "write it like 127.0.0.1:7051");
    }
    String serverName =
        node.has("serverName") ? text(node, at, "serverName") : parts.group(1).replace("[", "");
    return new Connection.Organization(
        mspId,
        endpoint,
        path(node, at, "tlsCa"),
        serverName,
        each(node, at, "users", (name, user) -> user(at + "/users/" + name, name, user)));
  }

  private Connection.User user(String at, String name, JsonNode node) {
    only(node, at, Set.of("certificate", "key"));
    return new Connection.User(name, path(node, at, "certificate"), path(node, at, "key"));
  }

  private JsonNode parse() {
    try {
      if (Files.size(file) > LARGEST) {
        throw new ConnectionException(file + " is larger than a connection file ever is");
      }
      return JSON.readTree(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new ConnectionException(
          "there is no connection file "
              + file
              + ": start the network that writes it, or fix the path",
          e);
    } catch (IOException e) {
      throw new ConnectionException("cannot read the connection file " + file + ": " + e, e);
    } catch (JacksonException e) {
      var where = e.getLocation();
      throw new ConnectionException(
          file
              + " is not valid JSON at line "
              + where.getLineNr()
              + ", column "
              + where.getColumnNr()
              + ": "
              + e.getOriginalMessage(),
          e);
    }
  }

  private void only(JsonNode node, String at, Set<String> fields) {
    if (!node.isObject()) {
      throw wrong(at, "is not an object", "see the format of connection files");
    }
    for (String name : node.propertyNames()) {
      if (!fields.contains(name)) {
        throw wrong(at + "/" + name, "is no field of a connection file", "remove it");
      }
    }
  }

  private JsonNode object(JsonNode node, String at, String field) {
    JsonNode child = present(node, at, field);
    if (!child.isObject()) {
      throw wrong(at + "/" + field, "is not an object", "see the format of connection files");
    }
    return child;
  }

  private <T> SortedMap<String, T> each(
      JsonNode node, String at, String field, BiFunction<String, JsonNode, T> read) {
    SortedMap<String, T> found = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : object(node, at, field).properties()) {
      found.put(entry.getKey(), read.apply(entry.getKey(), entry.getValue()));
    }
    return Collections.unmodifiableSortedMap(found);
  }

  private String text(JsonNode node, String at, String field) {
    JsonNode child = present(node, at, field);
    if (!child.isString() || child.stringValue().isBlank()) {
      throw wrong(at + "/" + field, "is not a text", "write it in quotation marks");
    }
    return child.stringValue();
  }

  private Path path(JsonNode node, String at, String field) {
    try {
      return file.resolveSibling(text(node, at, field)).normalize();
    } catch (InvalidPathException e) {
      throw wrong(at + "/" + field, "is not a path", "write it relative to the file");
    }
  }

  private JsonNode present(JsonNode node, String at, String field) {
    @Nullable JsonNode child = node.get(field);
    if (child == null || child.isNull()) {
      throw wrong(at + "/" + field, "is missing", "add it");
    }
    return child;
  }

  private ConnectionException wrong(String at, String what, String remedy) {
    return new ConnectionException(
        file + ": " + (at.isEmpty() ? "/" : at) + " " + what + ": " + remedy);
  }
}
