package org.patentpool.network.fabric.replay;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.gateway.GatewayGrpc;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.patentpool.network.FirstDefinitions;
import org.patentpool.network.chaincode.ChaincodeRuntime;
import org.patentpool.network.chaincode.InstalledChaincodes;
import org.patentpool.network.delivery.Access;
import org.patentpool.network.delivery.BlockFeed;
import org.patentpool.network.delivery.Delivery;
import org.patentpool.network.endorsement.Endorser;
import org.patentpool.network.endorsement.TransientStore;
import org.patentpool.network.fabric.probe.ChaincodeJar;
import org.patentpool.network.fabric.probe.Probe;
import org.patentpool.network.gateway.GatewayService;
import org.patentpool.network.gateway.Nodes;
import org.patentpool.network.identity.Identity;
import org.patentpool.network.identity.IdentityException;
import org.patentpool.network.identity.Organizations;
import org.patentpool.network.identity.SigningIdentity;
import org.patentpool.network.identity.Topology;
import org.patentpool.network.lifecycle.CommittedDefinitions;
import org.patentpool.network.ordering.Orderer;
import org.patentpool.network.policy.ChannelConfig;
import org.patentpool.network.policy.ConfiguredChannel;
import org.patentpool.network.policy.InvalidConfigException;
import org.patentpool.network.store.FileLedger;
import org.patentpool.network.store.Ledger;
import org.patentpool.network.store.Ledger.BlockPrivateData;
import org.patentpool.network.store.TransactionId;
import org.patentpool.network.validation.BlockEffects;
import org.patentpool.network.validation.Committer;

/**
 * The embedded network over the recorded channel, put together as it always is. Only the keys are
 * missing: it stands in for all peers and signs nothing.
 */
final class EmbeddedNode implements AutoCloseable {
  private static final long TRANSIENT_BYTES = 256L * 1024 * 1024;
  private static final int QUEUE = 10_000;
  private static final Set<String> CALLABLE =
      Set.of("pool", "accounts", "qscc", "cscc", "lscc", "_lifecycle");

  private final Deque<Runnable> closing = new ArrayDeque<>();
  private final Ledger ledger;
  private final ConfiguredChannel channel;
  private final Committer committer;
  private final TransientStore waiting = new TransientStore(TRANSIENT_BYTES);
  private final Endorser endorser;
  private final Map<String, GatewayGrpc.GatewayBlockingStub> gateways = new HashMap<>();

  /**
   * @param peers the identities of the recorded peers, the one at home first
   */
  EmbeddedNode(Path folder, Block genesis, List<SigningIdentity> peers, InstantSource clock)
      throws IOException, InvalidConfigException {
    ledger = FileLedger.open(folder.resolve("channel"), BlockEffects::of);
    closing.push(ledger::close);
    Committer.found(ledger, genesis);
    channel = new ConfiguredChannel(ChannelConfig.of(genesis));
    CommittedDefinitions definitions = new CommittedDefinitions();
    committer = new Committer(channel, ledger, definitions);
    ChaincodeRuntime runtime = new ChaincodeRuntime(chaincodes(folder), Duration.ofSeconds(30));
    closing.push(runtime::close);
    committer.listen(waiting);
    endorser = new Endorser(channel, ledger, definitions, runtime, peers, waiting, clock);
    // What it takes goes nowhere: the blocks are the recorded ones.
    Orderer orderer =
        new Orderer(
            channel, ledger, peers.getFirst(), waiting, (_, _) -> {}, clock, QUEUE, Duration.ZERO);
    closing.push(orderer::close);
    Nodes nodes = nodes(peers);
    String name = InProcessServerBuilder.generateName();
    Server server =
        InProcessServerBuilder.forName(name)
            .addService(
                new GatewayService(delivery(clock), nodes, CALLABLE, endorser, orderer, ledger))
            .intercept(nodes)
            .build()
            .start();
    closing.push(server::shutdownNow);
    for (SigningIdentity peer : peers) {
      ManagedChannel toPeer =
          InProcessChannelBuilder.forName(name)
              .overrideAuthority(nodes.hosts().get(peer.mspId()))
              .build();
      closing.push(toPeer::shutdownNow);
      gateways.put(peer.mspId(), GatewayGrpc.newBlockingStub(toPeer));
    }
  }

  private InstalledChaincodes chaincodes(Path folder) throws IOException {
    Path jar = folder.resolve("probe.jar");
    ChaincodeJar.write(jar, Probe.class, FirstDefinitions.CHAINCODES);
    InstalledChaincodes chaincodes = InstalledChaincodes.fromJar(jar);
    closing.push(chaincodes::close);
    return chaincodes;
  }

  private static Nodes nodes(List<SigningIdentity> peers) {
    Map<String, String> hosts = new LinkedHashMap<>();
    for (SigningIdentity peer : peers) {
      hosts.put(peer.mspId(), Organizations.hostName(peer.mspId(), Topology.PEER));
    }
    return new Nodes(hosts);
  }

  private Delivery delivery(InstantSource clock) {
    ExecutorService sending = Executors.newSingleThreadExecutor();
    closing.push(sending::close);
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    closing.push(timer::close);
    BlockFeed feed = new BlockFeed(ledger);
    closing.push(feed::close);
    return new Delivery(channel, new Access(channel, clock), feed, sending, timer, clock);
  }

  long height() {
    return ledger.height();
  }

  Block block(long number) {
    return ledger.block(number);
  }

  /**
   * Commits a block as an orderer hands it over, with the private data that was endorsed here.
   *
   * @param recorded for what could not be endorsed here: an organisation's approvals
   */
  void commit(Block ordered, SortedMap<Integer, TxPvtReadWriteSet> recorded) {
    SortedMap<Integer, TxPvtReadWriteSet> privateData = new TreeMap<>(recorded);
    for (int i = 0; i < ordered.getData().getDataCount(); i++) {
      TxPvtReadWriteSet own = waiting.find(TransactionId.claimedBy(ordered.getData().getData(i)));
      if (own != null) {
        privateData.put(i, own);
      }
    }
    committer.commit(ordered, new BlockPrivateData(privateData));
  }

  /** What is kept beside a block. */
  SortedMap<Integer, TxPvtReadWriteSet> privateData(long block) {
    return ledger.privateData(block).byTransaction();
  }

  Endorser endorser() {
    return endorser;
  }

  GatewayGrpc.GatewayBlockingStub gateway(String mspId) {
    return Objects.requireNonNull(gateways.get(mspId));
  }

  /** As the channel sees it now. */
  Identity identify(ByteString serialized) throws IdentityException {
    return channel.identify(serialized);
  }

  @Override
  public void close() {
    while (!closing.isEmpty()) {
      closing.pop().run();
    }
  }
}
