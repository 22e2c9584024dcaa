package org.patentpool.network.fabric;

import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.client.identity.Identities;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.client.identity.X509Identity;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The stock gateway client, which knows nothing but {@code connection.json}. */
public record Client(ManagedChannel connection, Gateway gateway, String key)
    implements AutoCloseable {

  static Client of(Path file, String mspId, String user) throws Exception {
    Map<?, ?> keys = at(connection(file), "organizations", mspId, "users", user);
    return of(
        file,
        mspId,
        Identities.readX509Certificate(read(file, keys, "certificate")),
        Identities.readPrivateKey(read(file, keys, "key")));
  }

  /** Somebody whom the file does not know, but the organisation does. */
  public static Client of(Path file, String mspId, X509Certificate certificate, PrivateKey key)
      throws Exception {
    Map<?, ?> organization = at(connection(file), "organizations", mspId);
    ManagedChannel connection =
        Grpc.newChannelBuilder(
                text(organization, "endpoint"),
                TlsChannelCredentials.newBuilder()
                    .trustManager(file.resolveSibling(text(organization, "tlsCa")).toFile())
                    .build())
            .overrideAuthority(text(organization, "serverName"))
            .build();
    Gateway gateway =
        Gateway.newInstance()
            .identity(new X509Identity(mspId, certificate))
            .signer(Signers.newPrivateKeySigner(key))
            .hash(Hash.SHA256)
            .connection(connection)
            .evaluateOptions(options -> options.withDeadlineAfter(30, TimeUnit.SECONDS))
            .endorseOptions(options -> options.withDeadlineAfter(30, TimeUnit.SECONDS))
            .submitOptions(options -> options.withDeadlineAfter(30, TimeUnit.SECONDS))
            .commitStatusOptions(options -> options.withDeadlineAfter(60, TimeUnit.SECONDS))
            .chaincodeEventsOptions(options -> options.withDeadlineAfter(2, TimeUnit.MINUTES))
            .blockEventsOptions(options -> options.withDeadlineAfter(2, TimeUnit.MINUTES))
            .connect();
    return new Client(
        connection, gateway, ChaincodePackage.sha256(certificate.getPublicKey().getEncoded()));
  }

  private static Object connection(Path file) throws Exception {
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
  }

  public Network network() {
    return gateway.getNetwork("pool");
  }

  private Contract contract(String function) {
    return network().getContract(function.startsWith("accounts.") ? "accounts" : "pool");
  }

  String submit(String function, String command) throws Exception {
    return text(contract(function).submitTransaction(function, command));
  }

  String evaluate(String function, String query) throws Exception {
    return text(contract(function).evaluateTransaction(function, query));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static Reader read(Path file, Map<?, ?> keys, String name) throws Exception {
    return Files.newBufferedReader(file.resolveSibling(text(keys, name)));
  }

  private static Map<?, ?> at(Object json, String... names) {
    Object found = json;
    for (String name : names) {
      found = Objects.requireNonNull(((Map<?, ?>) found).get(name), name);
    }
    return (Map<?, ?>) found;
  }

  private static String text(Map<?, ?> json, String name) {
    return (String) Objects.requireNonNull(json.get(name), name);
  }

  @Override
  public void close() {
    gateway.close();
    connection.shutdownNow();
  }
}
