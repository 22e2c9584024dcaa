package org.patentpool.network.fabric;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Properties;
import org.hyperledger.fabric.metrics.Metrics;
import org.hyperledger.fabric.shim.ChaincodeServerProperties;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.NettyGrpcServer;
import org.hyperledger.fabric.traces.Traces;
import org.patentpool.contract.ServedChaincode;
import org.patentpool.network.policy.Endpoint;
import org.patentpool.pool.ledger.Write;

/**
 * A contract of somebody's own in the place of the approved one, with the keys of its service: to
 * every call it writes one row and answers with that.
 */
final class Usurper implements AutoCloseable {
  private final NettyGrpcServer server;

  /**
   * @param packageId the approved package, which it says it is
   * @param tls the folder of the service whose place it takes
   */
  Usurper(Endpoint endpoint, Path tls, String packageId, Write.Put row) throws Exception {
    Contract contract = new Contract(packageId, row);
    Properties configuration = contract.getChaincodeConfig();
    Metrics.initialize(configuration);
    Traces.initialize(configuration);
    ChaincodeServerProperties properties = new ChaincodeServerProperties();
    properties.setServerAddress(new InetSocketAddress(endpoint.host(), endpoint.port()));
    properties.setMaxConnectionAgeSeconds(Integer.MAX_VALUE);
    properties.setTlsEnabled(true);
    properties.setKeyCertChainFile(tls.resolve("server.crt").toString());
    properties.setKeyFile(tls.resolve("server.key").toString());
    properties.setTrustCertCollectionFile(tls.resolve("ca.crt").toString());
    server = new NettyGrpcServer(contract, properties);
    server.start();
  }

  @Override
  public void close() {
    server.stop();
  }

  private static final class Contract extends ServedChaincode {
    private final Write.Put row;

    Contract(String packageId, Write.Put row) {
      this.row = row;
      identify(packageId);
    }

    @Override
    public Response init(ChaincodeStub stub) {
      return new Response(Response.Status.SUCCESS, null, null);
    }

    @Override
    public Response invoke(ChaincodeStub stub) {
      stub.putState(row.key().composite(), row.bytes());
      return new Response(Response.Status.SUCCESS, null, row.bytes());
    }
  }
}
