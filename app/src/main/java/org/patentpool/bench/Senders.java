package org.patentpool.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.patentpool.app.ledger.Command;
import org.patentpool.app.ledger.Connection;
import org.patentpool.app.ledger.LedgerClient;
import org.patentpool.app.ledger.Outcome;
import org.patentpool.app.sample.SamplePool;
import org.patentpool.bench.bare.CommandOrPut;
import org.patentpool.pool.canonical.Canonical;
import org.patentpool.pool.decision.CommandType;

/** Parties of a sample pool, who send commands through the gateway client, many at once. */
final class Senders implements AutoCloseable {
  private static final String NOTICE = "bench-";
  private static final List<Party> PARTIES =
      List.of(
          new Party("OperatorMSP", "operator", "operator"),
          new Party("Founder1MSP", "founder", "founder-1"),
          new Party("MembersMSP", "member1", "m-0001"),
          new Party("MembersMSP", "licensee1", "l-0001"));

  private final List<Sender> senders;
  private final int inFlight;
  private final LocalDate today;
  private final AtomicInteger sent = new AtomicInteger();

  private record Party(String mspId, String user, String name) {}

  private record Sender(String party, LedgerClient client) {}

  private Senders(List<Sender> senders, int inFlight, LocalDate today) {
    this.senders = senders;
    this.inFlight = inFlight;
    this.today = today;
  }

  /** Founds the sample pool on the ledger of that file and connects as its parties. */
  static Senders found(Path connectionFile, int inFlight) {
    Connection connection = Connection.read(connectionFile);
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    try (SamplePool pool = new SamplePool(connection, today)) {
      pool.found();
    }
    List<Sender> senders =
        PARTIES.stream()
            .map(party ->
                new Sender(
                    party.name(), LedgerClient.connect(connection, party.mspId(), party.user())))
            .toList();
    return new Senders(senders, inFlight, today);
  }

  /** How many were sent in all. */
  int sent() {
    return sent.get();
  }

  /** Sends so many commands, which the contract decides. */
  Pace commands(int count) throws InterruptedException, ExecutionException {
    return play(count, NOTICE);
  }

  /** Sends so many commands that are put as they are, where {@link CommandOrPut} serves. */
  Pace barePuts(int count) throws InterruptedException, ExecutionException {
    return play(count, CommandOrPut.PUT);
  }

  /** How many nanoseconds one command takes while nothing else is under way. */
  long oneCommand() {
    return timed(senders.getFirst(), NOTICE);
  }

  /** The same of one bare put. */
  long oneBarePut() {
    return timed(senders.getFirst(), CommandOrPut.PUT);
  }

  private Pace play(int count, String prefix) throws InterruptedException, ExecutionException {
    AtomicInteger next = new AtomicInteger();
    long[] nanos = new long[count];
    long begin = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> clients = new ArrayList<>();
      for (int i = 0; i < inFlight; i++) {
        Sender sender = senders.get(i % senders.size());
        clients.add(
            threads.submit(() -> {
              for (int n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
                nanos[n] = timed(sender, prefix);
              }
            }));
      }
      for (Future<?> client : clients) {
        client.get();
      }
    }
    double perSecond = count * 1e9 / (System.nanoTime() - begin);
    return Pace.of(perSecond, nanos);
  }

  private long timed(Sender sender, String prefix) {
    long start = System.nanoTime();
    send(sender, prefix);
    return System.nanoTime() - start;
  }

  /** The contract answers what it decided, and a bare put has nothing to say. */
  private void send(Sender sender, String prefix) {
    int number = sent.incrementAndGet();
    Outcome outcome =
        sender
            .client()
            .submit(
                new Command(CommandType.PARTY_NOTIFY, prefix + number)
                    .with("party", sender.party())
                    .with("about", "NAME_CHANGE")
                    .with("occurredOn", today)
                    .with("digest", Canonical.sha256(Integer.toString(number).getBytes(UTF_8))));
    if (!(outcome instanceof Outcome.Accepted(String answer, _))
        || answer.isEmpty() != prefix.equals(CommandOrPut.PUT)) {
      throw new IllegalStateException("a good command was not done: " + outcome);
    }
  }

  @Override
  public void close() {
    senders.forEach(sender -> sender.client().close());
  }
}
