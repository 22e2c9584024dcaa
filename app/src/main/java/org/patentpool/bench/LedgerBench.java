package org.patentpool.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.patentpool.app.ledger.Command;
import org.patentpool.app.ledger.Connection;
import org.patentpool.app.ledger.LedgerClient;
import org.patentpool.app.ledger.Outcome;
import org.patentpool.app.sample.SamplePool;
import org.patentpool.network.EmbeddedNetwork;
import org.patentpool.network.identity.IdentityException;
import org.patentpool.network.identity.InvalidOrganizationException;
import org.patentpool.pool.canonical.Canonical;
import org.patentpool.pool.decision.CommandType;

/**
 * The embedded ledger through the gateway client: one real command a transaction ({@code
 * party.notify}), over TLS on the loopback port, beside the bound that its signatures set.
 */
public final class LedgerBench {
  private static final int ROUNDS = 5;

  /** Before that many the compiler is still at work, and what is measured is its speed. */
  private static final int WARM_UP = 25_000;

  private static final Duration BOUND_TIME = Duration.ofSeconds(3);
  private static final List<Sender> SENDERS =
      List.of(
          new Sender("OperatorMSP", "operator", "operator"),
          new Sender("Founder1MSP", "founder", "founder-1"),
          new Sender("MembersMSP", "member1", "m-0001"),
          new Sender("MembersMSP", "licensee1", "l-0001"));

  private static final Set<String> OPTIONS = Set.of("--warm-up", "--transactions", "--in-flight");

  private final PrintStream out;
  private final int warmUp;
  private final int transactions;
  private final int inFlight;
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
  private final AtomicInteger sent = new AtomicInteger();

  private record Sender(String mspId, String user, String party) {}

  private record Connected(Sender sender, LedgerClient client) {}

  private record Round(double perSecond, double medianMillis, double p99Millis) {
    static Round of(double perSecond, long[] nanos) {
      Arrays.sort(nanos);
      return new Round(
          perSecond, nanos[nanos.length / 2] / 1e6, nanos[nanos.length * 99 / 100] / 1e6);
    }
  }

  private LedgerBench(PrintStream out, int warmUp, int transactions, int inFlight) {
    this.out = out;
    this.warmUp = warmUp;
    this.transactions = transactions;
    this.inFlight = inFlight;
  }

  /** Exits with 2 and one line when an argument cannot be used. */
  public static void main(String[] arguments) throws Exception {
    LedgerBench bench;
    try {
      Map<String, Integer> given = Numbers.read(List.of(arguments), OPTIONS);
      bench =
          new LedgerBench(
              System.out,
              given.getOrDefault("--warm-up", WARM_UP),
              given.getOrDefault("--transactions", 10_000),
              given.getOrDefault("--in-flight", 128));
    } catch (IllegalArgumentException e) {
      System.err.println("pool bench ledger: " + e.getMessage());
      System.exit(2);
      return;
    }
    Path folder = Files.createTempDirectory("pool-bench");
    try {
      bench.run(folder);
    } finally {
      delete(folder);
    }
  }

  private void run(Path folder)
      throws IOException,
          IdentityException,
          InvalidOrganizationException,
          GeneralSecurityException,
          InterruptedException,
          ExecutionException {
    SignatureBound bound = SignatureBound.prepare(folder.resolve("bound"));
    try (EmbeddedNetwork network =
        EmbeddedNetwork.open(EmbeddedNetwork.Options.of(folder.resolve("ledger")))) {
      Connection connection = Connection.read(network.connection());
      try (SamplePool pool = new SamplePool(connection, today)) {
        pool.found();
      }
      List<Connected> senders =
          SENDERS.stream()
              .map(sender ->
                  new Connected(
                      sender, LedgerClient.connect(connection, sender.mspId(), sender.user())))
              .toList();
      try {
        measure(bound, senders);
      } finally {
        senders.forEach(sender -> sender.client().close());
      }
    }
  }

  private void measure(SignatureBound bound, List<Connected> senders)
      throws InterruptedException, ExecutionException {
    out.printf(
        Locale.ROOT, "party.notify through the gateway client, TLS, %d in flight%n", inFlight);
    out.printf(
        Locale.ROOT,
        "a transaction's signatures: %d made and %d checked%n",
        SignatureBound.CLIENT_SIGNS + SignatureBound.NODES_SIGN,
        SignatureBound.CLIENT_CHECKS + SignatureBound.NODE_CHECKS);
    bound.measure(BOUND_TIME);
    play(senders, warmUp);
    double[] ratios = new double[ROUNDS];
    out.printf(
        Locale.ROOT,
        "%8s %10s %10s %8s %8s %8s %9s%n",
        "tx",
        "bound/s",
        "tx/s",
        "ratio",
        "p50 ms",
        "p99 ms",
        "heap MB");
    for (int round = 0; round < ROUNDS; round++) {
      double before = bound.measure(BOUND_TIME);
      Round played = play(senders, Math.ceilDiv(transactions, ROUNDS));
      double signatures = (before + bound.measure(BOUND_TIME)) / 2;
      ratios[round] = played.perSecond() / signatures;
      out.printf(
          Locale.ROOT,
          "%8d %10.0f %10.0f %7.0f%% %8.1f %8.1f %9d%n",
          sent.get(),
          signatures,
          played.perSecond(),
          100 * ratios[round],
          played.medianMillis(),
          played.p99Millis(),
          heapAfterCollection());
    }
    Arrays.sort(ratios);
    out.printf(
        Locale.ROOT,
        "ratio to the signature bound: median %.0f%% (%.0f%% to %.0f%%)%n",
        100 * ratios[ROUNDS / 2],
        100 * ratios[0],
        100 * ratios[ROUNDS - 1]);
  }

  private Round play(List<Connected> senders, int count)
      throws InterruptedException, ExecutionException {
    AtomicInteger next = new AtomicInteger();
    long[] nanos = new long[count];
    long begin = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> clients = new ArrayList<>();
      for (int i = 0; i < inFlight; i++) {
        Connected sender = senders.get(i % senders.size());
        clients.add(
            threads.submit(() -> {
              for (int n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
                long start = System.nanoTime();
                notify(sender);
                nanos[n] = System.nanoTime() - start;
              }
            }));
      }
      for (Future<?> client : clients) {
        client.get();
      }
    }
    double perSecond = count * 1e9 / (System.nanoTime() - begin);
    return Round.of(perSecond, nanos);
  }

  private void notify(Connected sender) {
    int number = sent.incrementAndGet();
    Outcome outcome =
        sender
            .client()
            .submit(
                new Command(CommandType.PARTY_NOTIFY, "bench-" + number)
                    .with("party", sender.sender().party())
                    .with("about", "NAME_CHANGE")
                    .with("occurredOn", today)
                    .with("digest", Canonical.sha256(Integer.toString(number).getBytes(UTF_8))));
    if (!(outcome instanceof Outcome.Accepted)) {
      throw new IllegalStateException("a good command was refused: " + outcome);
    }
  }

  private static long heapAfterCollection() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }
}
