package org.patentpool.app.sample;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.patentpool.app.ledger.Command;
import org.patentpool.app.ledger.Connection;
import org.patentpool.app.ledger.LedgerClient;
import org.patentpool.app.ledger.Outcome;
import org.patentpool.app.ledger.Rejection;
import org.patentpool.pool.canonical.Canonical;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.canonical.StrictReader;
import org.patentpool.pool.decision.CommandType;

/**
 * The sample: two founders, two members, a licensee, and a vote on a third founder. Every command
 * has a fixed id, so that a founding that was interrupted goes on where it was.
 */
public final class SamplePool implements AutoCloseable {
  private static final User OPERATOR = new User("OperatorMSP", "operator", "operator");
  private static final User AUDITOR = new User("AuditorMSP", "auditor", "auditor");
  private static final List<User> FOUNDERS =
      List.of(
          new User("Founder1MSP", "founder", "founder-1"),
          new User("Founder2MSP", "founder", "founder-2"));
  private static final User CANDIDATE = new User("MembersMSP", "admin", "founder-3");
  private static final List<Applicant> APPLICANTS =
      List.of(
          new Applicant(new User("MembersMSP", "member1", "m-0001"), "MEMBER", "small"),
          new Applicant(new User("MembersMSP", "member2", "m-0002"), "MEMBER", "standard"),
          new Applicant(new User("MembersMSP", "licensee1", "l-0001"), "LICENSEE", "standard"));

  /** An organisation with a node has one of these. */
  private static final List<User> AT_NODES =
      List.of(OPERATOR, AUDITOR, FOUNDERS.getFirst(), FOUNDERS.getLast());

  private static final Duration LONGEST_LAG = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final Connection connection;
  private final LocalDate today;
  private final Map<User, LedgerClient> clients = new HashMap<>();
  private int sent;

  /** A user of the connection file, and the party it is in the pool. */
  private record User(String mspId, String name, String party) {}

  private record Applicant(User user, String role, String tier) {}

  public SamplePool(Connection connection, LocalDate today) {
    this.connection = connection;
    this.today = today;
  }

  public void found() {
    String terms = text(done(OPERATOR, founding()), "terms");
    for (User founder : FOUNDERS) {
      done(
          founder,
          command(CommandType.POOL_SIGN).with("party", founder.party()).with("terms", terms));
    }
    done(OPERATOR, command(CommandType.DAY_ADVANCE).with("day", today.minusDays(7)));
    for (Applicant applicant : APPLICANTS) {
      String party = applicant.user().party();
      done(
          applicant.user(),
          command(CommandType.PARTY_APPLY)
              .with("party", party)
              .with("role", applicant.role())
              .with("tier", applicant.tier())
              .with("terms", terms));
      done(
          OPERATOR,
          command(CommandType.PARTY_ADMIT).with("party", party).with("tier", applicant.tier()));
    }
    done(OPERATOR, command(CommandType.DAY_ADVANCE).with("day", today));
    vote();
  }

  private Command founding() {
    Json.Obj terms =
        Json.Obj.EMPTY
            .with(
                "agreement",
                Canonical.sha256("the sample agreement".getBytes(StandardCharsets.UTF_8)))
            .with("rulebook", 1)
            .with("quorumBps", 5_000)
            .with("thresholdBps", 6_667)
            .with("votingDays", 14)
            .with("keyWaitingDays", 7)
            .with("departedMultiplierBps", 5_000)
            .with("departedDays", 730)
            .with("noticeDays", 30)
            .with("tiers", List.of("standard", "small"));
    return command(CommandType.POOL_FOUND)
        .with("pool", "solid-state-cells")
        .with("theme", "solid-state-batteries")
        .with("kind", "TECHNOLOGY")
        .with("currency", "EUR")
        .with("day", today.minusDays(14))
        .with("terms", terms)
        .with("operator", named(OPERATOR))
        .with("auditor", named(AUDITOR))
        .with("founders", FOUNDERS.stream().map(this::named).toList());
  }

  private void vote() {
    done(
        FOUNDERS.getFirst(),
        command(CommandType.FOUNDER_PROPOSE).with("ballot", "b-0001").and(named(CANDIDATE)));
    done(FOUNDERS.getFirst(), choice("YES"));
    done(FOUNDERS.getLast(), choice("ABSTAIN"));
  }

  private Command choice(String choice) {
    return command(CommandType.VOTE_CAST).with("ballot", "b-0001").with("choice", choice);
  }

  private Json.Obj named(User user) {
    return Json.Obj.EMPTY
        .with("party", user.party())
        .with("mspId", user.mspId())
        .with("key", connection.user(user.mspId(), user.name()).thumbprint());
  }

  private Command command(CommandType type) {
    return new Command(type, "sample-" + ++sent);
  }

  private Json.Obj done(User user, Command command) {
    return switch (client(user).submit(command)) {
      case Outcome.Accepted(String answer, _) -> {
        awaitNodes();
        yield (Json.Obj) StrictReader.read(answer.getBytes(StandardCharsets.UTF_8));
      }
      case Rejection rejection ->
          throw new IllegalStateException(
              "the sample pool cannot be founded: "
                  + command.type().value()
                  + " by "
                  + user.party()
                  + " was rejected, "
                  + rejection);
    };
  }

  /** The next command builds on this one, and a node that has not got it yet would refuse that. */
  private void awaitNodes() {
    long newest = AT_NODES.stream().mapToLong(this::height).max().orElseThrow();
    long end = System.nanoTime() + LONGEST_LAG.toNanos();
    for (User user : AT_NODES) {
      while (height(user) < newest) {
        if (System.nanoTime() - end > 0) {
          throw new IllegalStateException(
              "the sample pool cannot be founded: the node of %s does not reach block %d"
                  .formatted(user.mspId(), newest - 1));
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private long height(User user) {
    return client(user).height();
  }

  private LedgerClient client(User user) {
    return clients.computeIfAbsent(
        user, _ -> LedgerClient.connect(connection, user.mspId(), user.name()));
  }

  private static String text(Json.Obj answer, String member) {
    return answer.get(member).orElseThrow() instanceof Json.Text(String value) ? value : "";
  }

  @Override
  public void close() {
    clients.values().forEach(LedgerClient::close);
  }
}
