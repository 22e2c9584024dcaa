package org.patentpool.network.fabric;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patentpool.network.ConnectionFile;
import org.patentpool.network.NetworkException;
import org.patentpool.network.RealNetwork;
import org.patentpool.network.fabric.Plan.Ordered;
import org.patentpool.network.fabric.Plan.Place;
import org.patentpool.network.identity.IdentityException;
import org.patentpool.network.identity.Organizations;

/** Networks of Fabric's own programs on this machine, each in a folder. */
public final class FabricNetwork implements RealNetwork {
  private final PrintStream out;
  private final Map<String, String> environment;

  public FabricNetwork(PrintStream out, Map<String, String> environment) {
    this.out = out;
    this.environment = environment;
  }

  /**
   * Whether this machine could start one.
   *
   * @throws NetworkException naming the programs that it lacks
   */
  public static void checkPrograms(Map<String, String> environment) {
    Programs.find(environment);
  }

  @Override
  public boolean isIn(Path data) {
    return Plan.isIn(data);
  }

  @Override
  public void up(Path data, Path jar, boolean bft) {
    Programs programs = Programs.find(environment);
    if (!Files.isReadable(jar)) {
      throw new NetworkException("there is no chaincode jar " + jar + "; build it or name another");
    }
    try (FolderClaim _ = FolderClaim.on(data)) {
      Plan plan = plan(data, bft);
      Organizations organizations = Organizations.establish(data, plan.topology());
      Processes processes = new Processes(data, environment);
      start(
          processes,
          () -> new Startup(data, plan, organizations, programs, processes, out).run(jar));
    } catch (IOException | IdentityException e) {
      throw new NetworkException("the network in " + data + " cannot be started: " + e, e);
    }
    out.println("ready " + data.resolve(ConnectionFile.NAME));
  }

  private static Plan plan(Path data, boolean bft) throws IOException {
    Optional<Plan> kept = Plan.read(data);
    if (kept.isEmpty()) {
      Plan made = Plan.make(bft ? Ordered.BFT : Ordered.RAFT);
      made.write(data);
      return made;
    }
    if (bft && kept.get().ordered() != Ordered.BFT) {
      throw new NetworkException(
          "the network in %s is ordered by raft for good; choose another folder for --bft"
              .formatted(data));
    }
    return kept.get();
  }

  @FunctionalInterface
  private interface Starting {
    void run() throws IOException, IdentityException;
  }

  /** When it fails, or somebody interrupts this program, nothing that was started stays. */
  private static void start(Processes processes, Starting starting)
      throws IOException, IdentityException {
    Thread interrupted = new Thread(() -> stopStarted(processes), "interrupted");
    Runtime.getRuntime().addShutdownHook(interrupted);
    boolean started = false;
    try {
      starting.run();
      started = true;
    } finally {
      if (!started) {
        stopStarted(processes);
      }
    }
    try {
      Runtime.getRuntime().removeShutdownHook(interrupted);
    } catch (IllegalStateException e) {
      throw new NetworkException("interrupted at the very end", e);
    }
  }

  private static void stopStarted(Processes processes) {
    try {
      processes.stopStarted();
    } catch (IOException e) {
      throw new UncheckedIOException("what was started cannot be stopped", e);
    }
  }

  @Override
  public boolean status(Path data) {
    Plan plan = Plan.read(data).orElseThrow();
    Notes notes = new Processes(data, environment).notes();
    boolean all = true;
    for (Place place : plan.places()) {
      String name = place.host();
      Optional<Notes.Running> running = notes.running(name);
      all &= running.isPresent();
      out.println(
          running.isPresent()
              ? "running %s %s process %d"
                  .formatted(name, plan.endpoint(place), running.get().process().pid())
              : notes
                  .ended(name)
                  .map(exit -> "ended %s exit %s".formatted(name, exit))
                  .orElse("not running " + name));
    }
    return all;
  }

  @Override
  public void revoke(Path data, String mspId, String name) {
    Plan plan = Plan.read(data).orElseThrow();
    Processes processes = new Processes(data, environment);
    List<Peer> peers = new ArrayList<>();
    try (FolderClaim _ = FolderClaim.on(data)) {
      Organizations organizations = Organizations.establish(data, plan.topology());
      if (!Files.exists(organizations.userFolder(mspId, name))) {
        throw new NetworkException("there is no user " + name + " of " + mspId + " in " + data);
      }
      for (Place place : plan.peers()) {
        if (processes.notes().running(place.host()).isEmpty()) {
          throw new NetworkException(
              place.host() + " does not run, and revoking takes all peers; start it first");
        }
        peers.add(Peer.of(place, plan, organizations));
      }
      new Revoking(plan, organizations, peers, new Waiting(processes)).revoke(mspId, name);
    } catch (IOException | IdentityException | IllegalArgumentException e) {
      throw new NetworkException(
          "%s of %s cannot be revoked: %s".formatted(name, mspId, e.getMessage()), e);
    } finally {
      peers.forEach(Peer::close);
    }
  }

  @Override
  public void down(Path data) {
    try (FolderClaim _ = FolderClaim.on(data)) {
      int stopped = new Processes(data, environment).stopAll();
      out.println((stopped > 0 ? "stopped " : "not running ") + data);
    } catch (IOException e) {
      throw new NetworkException("the network in " + data + " cannot be stopped: " + e, e);
    }
  }
}
