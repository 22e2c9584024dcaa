package org.patentpool.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.patentpool.bench.bare.BareJar;
import org.patentpool.network.EmbeddedNetwork;
import org.patentpool.network.NetworkException;
import org.patentpool.network.fabric.FabricNetwork;
import org.patentpool.network.identity.IdentityException;
import org.patentpool.network.identity.InvalidOrganizationException;
import org.springframework.util.FileSystemUtils;

/**
 * The ledgers through the gateway client: one real command a transaction ({@code party.notify}),
 * over TLS on the loopback port. The embedded one beside the bound that its signatures set and,
 * where this machine has Fabric's programs, beside a network of those.
 */
public final class LedgerBench {
  private static final int FAILED = 1;
  private static final int BAD_USAGE = 2;
  private static final int ROUNDS = 5;

  private final Extent extent;
  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream err;

  /** The compilers of Java are at work until about as many as these warm-ups have gone before. */
  private record Extent(
      int transactions, int inFlight, int warmUp, int realTransactions, int realWarmUp) {
    private static final String TRANSACTIONS = "--transactions";
    private static final String IN_FLIGHT = "--in-flight";
    private static final String WARM_UP = "--warm-up";
    private static final String REAL_TRANSACTIONS = "--real-transactions";
    private static final String REAL_WARM_UP = "--real-warm-up";

    static Extent read(List<String> arguments) {
      Map<String, Integer> given =
          Numbers.read(
              arguments, Set.of(TRANSACTIONS, IN_FLIGHT, WARM_UP, REAL_TRANSACTIONS, REAL_WARM_UP));
      return new Extent(
          given.getOrDefault(TRANSACTIONS, 10_000),
          given.getOrDefault(IN_FLIGHT, 128),
          given.getOrDefault(WARM_UP, 25_000),
          given.getOrDefault(REAL_TRANSACTIONS, 3_000),
          given.getOrDefault(REAL_WARM_UP, 2_000));
    }
  }

  private LedgerBench(
      Extent extent, Map<String, String> environment, PrintStream out, PrintStream err) {
    this.extent = extent;
    this.environment = environment;
    this.out = out;
    this.err = err;
  }

  /** Exits with 2 and one line when an argument cannot be used, with 1 when a network cannot be. */
  public static void main(String[] arguments) throws Exception {
    System.exit(run(List.of(arguments), System.getenv(), System.out, System.err));
  }

  static int run(
      List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err)
      throws Exception {
    LedgerBench bench;
    try {
      bench = new LedgerBench(Extent.read(arguments), environment, out, err);
    } catch (IllegalArgumentException e) {
      err.println("pool bench ledger: " + e.getMessage());
      return BAD_USAGE;
    }
    Path folder = Files.createTempDirectory("pool-bench");
    try {
      bench.run(folder);
      return 0;
    } catch (NetworkException e) {
      err.println("pool bench ledger: " + e.getMessage());
      return FAILED;
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private void run(Path folder)
      throws IOException,
          IdentityException,
          InvalidOrganizationException,
          GeneralSecurityException,
          InterruptedException,
          ExecutionException {
    var signatures = BesideSignatures.in(folder.resolve("bound"), out);
    try (EmbeddedNetwork network =
            EmbeddedNetwork.open(EmbeddedNetwork.Options.of(folder.resolve("embedded")));
        Senders embedded = Senders.found(network.connection(), extent.inFlight())) {
      out.println(
          "party.notify through the gateway client, TLS, " + extent.inFlight() + " in flight");
      signatures.run(embedded, ROUNDS, each(extent.transactions()), extent.warmUp());
      try {
        FabricNetwork.checkPrograms(environment);
      } catch (NetworkException e) {
        out.println("NOT MEASURED: real Fabric, because " + e.getMessage());
        return;
      }
      besideFabric(folder, embedded);
    }
  }

  private void besideFabric(Path folder, Senders embedded)
      throws IOException, InterruptedException, ExecutionException {
    Path jar = folder.resolve("bare.jar");
    BareJar.write(jar, Path.of(System.getProperty("contract.service.jar", "")));
    // What the network says of its start is no result.
    FabricNetwork network = new FabricNetwork(err, environment);
    try (RealLedger ledger = RealLedger.start(network, folder.resolve("real"), jar);
        Senders real = Senders.found(ledger.connection(), extent.inFlight())) {
      new BesideFabric(out, embedded, real)
          .run(
              ROUNDS,
              each(extent.transactions()),
              each(extent.realTransactions()),
              Math.ceilDiv(extent.realWarmUp(), 2));
    }
  }

  private static int each(int transactions) {
    return Math.ceilDiv(transactions, ROUNDS);
  }
}
