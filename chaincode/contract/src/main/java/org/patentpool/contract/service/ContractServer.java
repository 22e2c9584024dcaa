package org.patentpool.contract.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import org.hyperledger.fabric.metrics.Metrics;
import org.hyperledger.fabric.shim.ChaincodeServerProperties;
import org.hyperledger.fabric.shim.NettyGrpcServer;
import org.hyperledger.fabric.traces.Traces;
import org.patentpool.contract.ServedChaincode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves one chaincode to the peer of one organisation. Peers must not share a process: the shim
 * keeps one conversation, and a second peer breaks off the first.
 */
public final class ContractServer {
  private static final Logger LOG = LoggerFactory.getLogger(ContractServer.class);

  private ContractServer() {}

  /** Runs until the process is told to end. */
  public static void main(String[] arguments) throws InterruptedException {
    System.exit(run(List.of(arguments)));
  }

  private static int run(List<String> arguments) throws InterruptedException {
    try {
      Properties chaincodes = chaincodes();
      var names = new TreeSet<>(chaincodes.stringPropertyNames());
      if (arguments.contains("--help")) {
        System.out.println(help(names));
        return 0;
      }
      Settings settings = Settings.read(arguments, System.getenv(), names);
      serve(settings, chaincodes.getProperty(settings.chaincode()));
      return 0;
    } catch (BadUsage usage) {
      System.err.println("contract: " + usage.getMessage());
      return 2;
    } catch (IOException | ReflectiveOperationException | RuntimeException failure) {
      LOG.debug("The service could not start", failure);
      System.err.println("contract: could not start: " + reason(failure));
      return 1;
    }
  }

  private static String help(Collection<String> names) {
    return """
    Usage: java -jar contract-service.jar --chaincode NAME --id PACKAGE_ID --address HOST:PORT
           (--certificate FILE --key FILE --client-ca FILE | --plaintext)

      --chaincode NAME    %s (or CHAINCODE_NAME)
      --id PACKAGE_ID     as the peer names the installed package (or CORE_CHAINCODE_ID_NAME)
      --address HOST:PORT where to listen (or CHAINCODE_SERVER_ADDRESS)
      --certificate FILE  PEM certificate of this service (or CORE_TLS_CLIENT_CERT_FILE)
      --key FILE          its PKCS #8 PEM key (or CORE_TLS_CLIENT_KEY_FILE)
      --client-ca FILE    PEM roots of the peers to let in (or CORE_PEER_TLS_ROOTCERT_FILE)
      --plaintext         no TLS at all

    POOL_DAY_AHEAD=allowed lets the pool day run ahead of this machine's clock.\
    """
        .replace("%s", String.join(" or ", names));
  }

  private static void serve(Settings settings, String className)
      throws IOException, ReflectiveOperationException, InterruptedException {
    ServedChaincode chaincode =
        Class.forName(className)
            .asSubclass(ServedChaincode.class)
            .getDeclaredConstructor()
            .newInstance();
    chaincode.identify(settings.id());
    Properties configuration = chaincode.getChaincodeConfig();
    Metrics.initialize(configuration);
    Traces.initialize(configuration);
    var server = new NettyGrpcServer(chaincode, properties(settings));
    server.start();
    InetSocketAddress address = settings.address();
    System.out.println(
        "ready " + settings.chaincode() + " " + address.getHostString() + ":" + address.getPort());
    server.blockUntilShutdown();
  }

  private static ChaincodeServerProperties properties(Settings settings) {
    var properties = new ChaincodeServerProperties();
    properties.setServerAddress(settings.address());
    // The stock limit of five seconds would make every peer reconnect all the time.
    properties.setMaxConnectionAgeSeconds(Integer.MAX_VALUE);
    Settings.Tls tls = settings.tls();
    if (tls != null) {
      properties.setTlsEnabled(true);
      properties.setKeyCertChainFile(tls.certificate().toString());
      properties.setKeyFile(tls.key().toString());
      // Without this file the shim's server would let in whoever knocks.
      properties.setTrustCertCollectionFile(tls.clientCa().toString());
    }
    return properties;
  }

  private static Properties chaincodes() throws IOException {
    var chaincodes = new Properties();
    try (InputStream list = ContractServer.class.getResourceAsStream("/META-INF/chaincodes")) {
      if (list == null) {
        throw new IOException("META-INF/chaincodes is missing in the jar; build it again");
      }
      chaincodes.load(new InputStreamReader(list, StandardCharsets.UTF_8));
    }
    return chaincodes;
  }

  /** The innermost cause knows best what was wrong. */
  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = String.valueOf(cause.getMessage());
    return cause.getClass().getSimpleName() + ": " + message.lines().findFirst().orElse("");
  }
}
