package org.patentpool.network;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.protobuf.ByteString;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.client.identity.Identities;
import org.hyperledger.fabric.client.identity.Identity;
import org.hyperledger.fabric.client.identity.Signer;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.client.identity.X509Identity;

/** Reads {@code connection.json} as any client would, and connects by it. */
final class Connection {
  private final Path folder;
  private final Map<String, String> values;

  Connection(Path file) {
    this.folder = Objects.requireNonNull(file.getParent());
    this.values = flatten(file);
  }

  /** Every string of the file by the names that lead to it, joined by slashes. */
  private static Map<String, String> flatten(Path file) {
    Map<String, String> values = new LinkedHashMap<>();
    List<String> path = new ArrayList<>();
    try (JsonParser json = new JsonFactory().createParser(Files.readAllBytes(file))) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        switch (token) {
          case FIELD_NAME -> path.add(json.currentName());
          case VALUE_STRING -> {
            values.put(String.join("/", path), json.getText());
            path.removeLast();
          }
          case END_OBJECT -> {
            if (!path.isEmpty()) {
              path.removeLast();
            }
          }
          case START_OBJECT -> {}
          default -> throw new IOException("unexpected " + token);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return values;
  }

  String value(String path) {
    return Objects.requireNonNull(values.get(path), path);
  }

  /** The names at the places that {@code *} stands for, which is the last part of the pattern. */
  List<String> names(String parent) {
    return values.keySet().stream()
        .filter(path -> path.startsWith(parent + "/"))
        .map(path -> path.substring(parent.length() + 1).split("/", 2)[0])
        .distinct()
        .collect(Collectors.toList());
  }

  private Path file(String path) {
    return folder.resolve(value(path));
  }

  ManagedChannel channel(String mspId) {
    String organization = "organizations/" + mspId + "/";
    try {
      return Grpc.newChannelBuilder(
              value(organization + "endpoint"),
              TlsChannelCredentials.newBuilder()
                  .trustManager(file(organization + "tlsCa").toFile())
                  .build())
          .overrideAuthority(value(organization + "serverName"))
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Identity identity(String mspId, String user) {
    try {
      return new X509Identity(mspId, certificate(mspId, user));
    } catch (CertificateException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  X509Certificate certificate(String mspId, String user) throws CertificateException, IOException {
    String path = "organizations/" + mspId + "/users/" + user + "/certificate";
    return Identities.readX509Certificate(new StringReader(Files.readString(file(path))));
  }

  Signer signer(String mspId, String user) {
    return Signers.newPrivateKeySigner(key(mspId, user));
  }

  PrivateKey key(String mspId, String user) {
    String path = "organizations/" + mspId + "/users/" + user + "/key";
    try {
      return Identities.readPrivateKey(new StringReader(Files.readString(file(path))));
    } catch (InvalidKeyException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The serialised identity that a user's requests carry. */
  ByteString creator(String mspId, String user) {
    Identity identity = identity(mspId, user);
    return org.hyperledger.fabric.protos.msp.SerializedIdentity.newBuilder()
        .setMspid(mspId)
        .setIdBytes(ByteString.copyFrom(identity.getCredentials()))
        .build()
        .toByteString();
  }

  Gateway gateway(ManagedChannel channel, String mspId, String user) {
    return Gateway.newInstance()
        .identity(identity(mspId, user))
        .signer(signer(mspId, user))
        .hash(Hash.SHA256)
        .connection(channel)
        .endorseOptions(options -> options.withDeadlineAfter(30, TimeUnit.SECONDS))
        .commitStatusOptions(options -> options.withDeadlineAfter(60, TimeUnit.SECONDS))
        .connect();
  }
}
