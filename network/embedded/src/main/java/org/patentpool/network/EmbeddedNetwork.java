package org.patentpool.network;

import io.grpc.ManagedChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.patentpool.network.identity.IdentityException;
import org.patentpool.network.identity.Organizations;
import org.patentpool.network.identity.Topology;
import org.patentpool.network.policy.Batching;
import org.patentpool.network.store.CorruptLedgerException;

/**
 * A Fabric network of all the pool's organisations in this process, with all their keys in one
 * place. Clients use it by {@code connection.json} or by a channel inside this process.
 */
public final class EmbeddedNetwork implements AutoCloseable {
  private final Path data;
  private final NetworkProcess process;
  private final Organizations organizations;
  private final Core core;
  private final Servers servers;

  private EmbeddedNetwork(
      Path data, NetworkProcess process, Organizations organizations, Core core, Servers servers) {
    this.data = data;
    this.process = process;
    this.organizations = organizations;
    this.core = core;
    this.servers = servers;
  }

  /**
   * How to open a network.
   *
   * @param data its folder, made on first use
   * @param port loopback port; 0 takes a free one
   * @param chaincodes the jar that holds {@code pool} and {@code accounts}, or null for the class
   *     path
   * @param batching when blocks are cut; it goes into the genesis block of a new network
   * @param isStandalone whether the process does nothing else and may be stopped from outside
   */
  public record Options(
      Path data,
      int port,
      @Nullable Path chaincodes,
      Batching batching,
      Limits limits,
      Duration executionTimeout,
      boolean isStandalone) {

    public static Options of(Path data) {
      return new Options(
          data, 0, null, Batching.standard(), Limits.standard(), EXECUTION_TIMEOUT, false);
    }

    public Options withPort(int newPort) {
      return new Options(
          data, newPort, chaincodes, batching, limits, executionTimeout, isStandalone);
    }

    public Options withChaincodes(Path jar) {
      return new Options(data, port, jar, batching, limits, executionTimeout, isStandalone);
    }

    public Options withBatching(Batching newBatching) {
      return new Options(
          data, port, chaincodes, newBatching, limits, executionTimeout, isStandalone);
    }

    public Options withLimits(Limits newLimits) {
      return new Options(
          data, port, chaincodes, batching, newLimits, executionTimeout, isStandalone);
    }

    Options standalone() {
      return new Options(data, port, chaincodes, batching, limits, executionTimeout, true);
    }

    private static final Duration EXECUTION_TIMEOUT = Duration.ofSeconds(30);
  }

  /**
   * Opens the network in the folder, with all that was ever committed, or founds a new one there.
   * When this returns, it serves.
   *
   * @throws NetworkException when another process serves the folder, the port is taken, the jar
   *     lacks a chaincode, or the files are not as they were left
   */
  public static EmbeddedNetwork open(Options options) {
    Path data = options.data().toAbsolutePath().normalize();
    NetworkProcess process = NetworkProcess.claim(data, options.isStandalone());
    boolean opened = false;
    try {
      Organizations organizations = Organizations.establish(data, Topology.standard());
      EmbeddedNetwork network = serve(options, data, process, organizations);
      opened = true;
      return network;
    } catch (IOException
        | IdentityException
        | UncheckedIOException
        | IllegalArgumentException
        | CorruptLedgerException e) {
      throw new NetworkException(
          "the network in %s cannot be opened: %s".formatted(data, e.getMessage()), e);
    } finally {
      if (!opened) {
        process.close();
      }
    }
  }

  private static EmbeddedNetwork serve(
      Options options, Path data, NetworkProcess process, Organizations organizations)
      throws IOException, IdentityException {
    Core core = Core.open(data, organizations, options);
    boolean served = false;
    try {
      Servers servers = core.serve(options.port());
      new ConnectionFile(data, organizations).write(_ -> servers.port());
      served = true;
      return new EmbeddedNetwork(data, process, organizations, core, servers);
    } finally {
      if (!served) {
        core.close();
      }
    }
  }

  /** Where {@code connection.json} is. */
  public Path connection() {
    return data.resolve(ConnectionFile.NAME);
  }

  public String channelId() {
    return FirstDefinitions.CHANNEL;
  }

  /** The loopback port it serves on. */
  public int port() {
    return servers.port();
  }

  /** A channel to the operator's node that takes no socket; its owner shuts it down. */
  public ManagedChannel inProcess() {
    return inProcess(organizations.topology().peerOrganizations().getFirst());
  }

  /** A channel to that organisation's node that takes no socket; its owner shuts it down. */
  public ManagedChannel inProcess(String mspId) {
    if (!organizations.topology().peerOrganizations().contains(mspId)) {
      throw new IllegalArgumentException(mspId + " runs no node");
    }
    return servers.inProcess(Organizations.hostName(mspId, Topology.PEER));
  }

  /** Certifies a client with a key of its own and enters it in {@code connection.json}. */
  public void enrol(String mspId, String name) {
    new Users(data, organizations).enrol(mspId, name);
  }

  /**
   * Revokes a user's certificate. When this returns, the channel's configuration says so, and
   * nothing signed with it is accepted any more.
   */
  public void revoke(String mspId, String name) {
    ManagedChannel channel = inProcess();
    try {
      new Users(data, organizations).revoke(mspId, name, channel);
    } finally {
      channel.shutdownNow();
    }
  }

  /** Orders what was taken, answers who waits for it, and leaves the files for the next opening. */
  @Override
  public void close() {
    servers.stopTaking();
    core.close();
    servers.close();
    process.close();
  }
}
