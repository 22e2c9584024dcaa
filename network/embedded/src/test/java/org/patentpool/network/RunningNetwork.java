package org.patentpool.network;

import io.grpc.ManagedChannel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.client.Proposal;

/** A network with the probe chaincode on a free port, and clients of it, closed together. */
final class RunningNetwork implements AutoCloseable {
  static final String OPERATOR = "OperatorMSP";
  static final String FOUNDER1 = "Founder1MSP";
  static final String FOUNDER2 = "Founder2MSP";
  static final String AUDITOR = "AuditorMSP";
  static final String MEMBERS = "MembersMSP";

  private final EmbeddedNetwork network;
  private final Deque<Runnable> closing = new ArrayDeque<>();

  private RunningNetwork(EmbeddedNetwork network) {
    this.network = network;
  }

  static RunningNetwork in(Path folder) throws IOException {
    return in(folder, UnaryOperator.identity());
  }

  static RunningNetwork in(Path folder, UnaryOperator<EmbeddedNetwork.Options> change)
      throws IOException {
    EmbeddedNetwork.Options options =
        EmbeddedNetwork.Options.of(folder.resolve("network")).withChaincodes(ProbeJar.in(folder));
    return new RunningNetwork(EmbeddedNetwork.open(change.apply(options)));
  }

  EmbeddedNetwork network() {
    return network;
  }

  Connection connection() {
    return new Connection(network.connection());
  }

  /** A channel over TLS to the organisation's node. */
  ManagedChannel channel(String mspId) {
    ManagedChannel channel = connection().channel(mspId);
    closing.push(channel::shutdownNow);
    return channel;
  }

  Gateway gateway(String mspId, String user) {
    Gateway gateway = connection().gateway(channel(mspId), mspId, user);
    closing.push(gateway::close);
    return gateway;
  }

  Network client(String mspId, String user) {
    return gateway(mspId, user).getNetwork(network.channelId());
  }

  Contract pool(String mspId, String user) {
    return client(mspId, user).getContract("pool");
  }

  static Proposal proposal(Contract contract, String function, String... arguments) {
    return contract.newProposal(function).addArguments(arguments).build();
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    while (!closing.isEmpty()) {
      closing.pop().run();
    }
    network.close();
  }
}
