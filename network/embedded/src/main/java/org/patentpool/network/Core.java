package org.patentpool.network;

import io.grpc.BindableService;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.patentpool.network.chaincode.ChaincodeRuntime;
import org.patentpool.network.chaincode.InstalledChaincodes;
import org.patentpool.network.delivery.Access;
import org.patentpool.network.delivery.BlockFeed;
import org.patentpool.network.delivery.DeliverService;
import org.patentpool.network.delivery.Delivery;
import org.patentpool.network.endorsement.Endorser;
import org.patentpool.network.endorsement.TransientStore;
import org.patentpool.network.gateway.GatewayService;
import org.patentpool.network.gateway.Nodes;
import org.patentpool.network.identity.IdentityException;
import org.patentpool.network.identity.Organizations;
import org.patentpool.network.identity.SigningIdentity;
import org.patentpool.network.identity.Topology;
import org.patentpool.network.lifecycle.CommittedDefinitions;
import org.patentpool.network.ordering.LastConfiguration;
import org.patentpool.network.ordering.Orderer;
import org.patentpool.network.policy.ChannelConfig;
import org.patentpool.network.policy.ConfiguredChannel;
import org.patentpool.network.policy.InvalidConfigException;
import org.patentpool.network.store.FileLedger;
import org.patentpool.network.store.Ledger;
import org.patentpool.network.validation.BlockEffects;
import org.patentpool.network.validation.Committer;

/** All parts of an open network, put together in the order they need each other. */
final class Core implements AutoCloseable {
  private static final Set<String> SYSTEM_CHAINCODES = Set.of("qscc", "cscc", "lscc", "_lifecycle");
  private static final int SENDING_THREADS = 4;

  /** How long an idle orderer waits for company; under load batches grow by themselves. */
  private static final Duration LINGER = Duration.ofMillis(5);

  private final Path data;
  private final Organizations organizations;
  private final EmbeddedNetwork.Options options;
  private final InstantSource clock = InstantSource.system();
  private final Deque<Runnable> closing = new ArrayDeque<>();
  private final List<BindableService> services = new ArrayList<>();
  private final Nodes nodes;

  private Core(Path data, Organizations organizations, EmbeddedNetwork.Options options) {
    this.data = data;
    this.organizations = organizations;
    this.options = options;
    Map<String, String> hosts = new LinkedHashMap<>();
    for (String mspId : organizations.topology().peerOrganizations()) {
      hosts.put(mspId, Organizations.hostName(mspId, Topology.PEER));
    }
    this.nodes = new Nodes(hosts);
  }

  static Core open(Path data, Organizations organizations, EmbeddedNetwork.Options options)
      throws IOException, IdentityException {
    Core core = new Core(data, organizations, options);
    boolean opened = false;
    try {
      core.open();
      opened = true;
      return core;
    } finally {
      if (!opened) {
        core.close();
      }
    }
  }

  private void open() throws IOException, IdentityException {
    InstalledChaincodes chaincodes = chaincodes();
    closing.push(chaincodes::close);
    Ledger ledger = FileLedger.open(data.resolve("channel"), BlockEffects::of);
    closing.push(ledger::close);
    Founding founding = new Founding(data, organizations, clock);
    founding.begin(ledger, options.batching());
    ConfiguredChannel channel = channel(ledger);
    Delivery delivery = delivery(channel, ledger);
    CommittedDefinitions definitions = new CommittedDefinitions();
    TransientStore waiting = new TransientStore(options.limits().transientBytes());
    Committer committer = new Committer(channel, ledger, definitions);
    committer.listen(waiting);
    ChaincodeRuntime runtime = new ChaincodeRuntime(chaincodes, options.executionTimeout());
    closing.push(runtime::close);
    // Opened last, closed first: what it has taken is committed, and those who wait hear of it.
    Orderer orderer = orderer(channel, ledger, waiting, committer);
    closing.push(orderer::close);
    founding.define(ledger, orderer);
    Endorser endorser =
        new Endorser(channel, ledger, definitions, runtime, peers(), waiting, clock);
    Set<String> names = new HashSet<>(chaincodes.names());
    names.addAll(SYSTEM_CHAINCODES);
    services.add(new GatewayService(delivery, nodes, names, endorser, orderer, ledger));
    services.add(new DeliverService(delivery, ledger, definitions));
  }

  private InstalledChaincodes chaincodes() {
    InstalledChaincodes installed =
        options.chaincodes() == null
            ? InstalledChaincodes.onClassPath()
            : InstalledChaincodes.fromJar(options.chaincodes());
    Set<String> missing = new TreeSet<>(FirstDefinitions.CHAINCODES);
    missing.removeAll(installed.names());
    if (!missing.isEmpty()) {
      installed.close();
      throw new NetworkException(
          "no chaincode %s in %s"
              .formatted(
                  missing, options.chaincodes() == null ? "the class path" : options.chaincodes()));
    }
    return installed;
  }

  private static ConfiguredChannel channel(Ledger ledger) {
    try {
      return new ConfiguredChannel(ChannelConfig.of(LastConfiguration.of(ledger)));
    } catch (InvalidConfigException e) {
      throw new NetworkException("the channel's configuration cannot be read: " + e, e);
    }
  }

  private Delivery delivery(ConfiguredChannel channel, Ledger ledger) {
    ExecutorService sending = Executors.newFixedThreadPool(SENDING_THREADS);
    closing.push(sending::shutdownNow);
    ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    timer.setRemoveOnCancelPolicy(true);
    closing.push(timer::shutdownNow);
    BlockFeed feed = new BlockFeed(ledger);
    closing.push(feed::close);
    return new Delivery(channel, new Access(channel, clock), feed, sending, timer, clock);
  }

  private Orderer orderer(
      ConfiguredChannel channel, Ledger ledger, TransientStore waiting, Committer committer)
      throws IOException, IdentityException {
    String mspId = organizations.topology().ordererOrganizations().getFirst();
    return new Orderer(
        channel,
        ledger,
        organizations.node(mspId, Topology.ORDERER),
        waiting,
        committer,
        clock,
        options.limits().ordering(),
        LINGER);
  }

  private List<SigningIdentity> peers() throws IOException, IdentityException {
    List<SigningIdentity> peers = new ArrayList<>();
    for (String mspId : organizations.topology().peerOrganizations()) {
      peers.add(organizations.node(mspId, Topology.PEER));
    }
    return peers;
  }

  /** Serves on the port, or on a free one when it is 0, and inside this process. */
  Servers serve(int port) throws IOException {
    try {
      Map<String, Path> keys = new LinkedHashMap<>();
      nodes
          .hosts()
          .forEach((mspId, host) -> keys.put(host, organizations.tlsFolder(mspId, Topology.PEER)));
      Servers servers = new Servers(port, new NodeKeys(keys), nodes, options.limits(), services);
      nodes.listenOn(servers.port());
      return servers;
    } catch (GeneralSecurityException e) {
      throw new NetworkException("the TLS keys in " + data + " cannot be used: " + e, e);
    }
  }

  @Override
  public void close() {
    while (!closing.isEmpty()) {
      closing.pop().run();
    }
  }
}
