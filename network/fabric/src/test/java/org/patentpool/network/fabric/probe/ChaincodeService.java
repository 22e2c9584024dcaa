package org.patentpool.network.fabric.probe;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.hyperledger.fabric.metrics.Metrics;
import org.hyperledger.fabric.shim.ChaincodeServerProperties;
import org.hyperledger.fabric.shim.NettyGrpcServer;
import org.hyperledger.fabric.traces.Traces;

/** Serves what the jar names to one real peer, with the options of the contract's own service. */
public final class ChaincodeService {
  private ChaincodeService() {}

  public static void main(String[] words) throws Exception {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < words.length; i += 2) {
      options.put(words[i], words[i + 1]);
    }
    ServedChaincode chaincode = named(options.getOrDefault("--chaincode", ""));
    chaincode.identify(options.getOrDefault("--id", ""));
    Properties configuration = chaincode.getChaincodeConfig();
    Metrics.initialize(configuration);
    Traces.initialize(configuration);
    NettyGrpcServer server = new NettyGrpcServer(chaincode, properties(options));
    server.start();
    server.blockUntilShutdown();
  }

  private static ServedChaincode named(String name)
      throws IOException, ReflectiveOperationException {
    Properties names = new Properties();
    try (InputStream in =
        Objects.requireNonNull(
            ChaincodeService.class.getClassLoader().getResourceAsStream(ChaincodeJar.NAMES))) {
      names.load(in);
    }
    return Class.forName(names.getProperty(name))
        .asSubclass(ServedChaincode.class)
        .getConstructor()
        .newInstance();
  }

  private static ChaincodeServerProperties properties(Map<String, String> options) {
    String[] address = options.getOrDefault("--address", "").split(":", 2);
    ChaincodeServerProperties properties = new ChaincodeServerProperties();
    properties.setServerAddress(new InetSocketAddress(address[0], Integer.parseInt(address[1])));
    properties.setMaxConnectionAgeSeconds(Integer.MAX_VALUE);
    properties.setTlsEnabled(true);
    properties.setKeyCertChainFile(options.get("--certificate"));
    properties.setKeyFile(options.get("--key"));
    properties.setTrustCertCollectionFile(options.get("--client-ca"));
    return properties;
  }
}
