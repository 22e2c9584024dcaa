package org.patentpool.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.patentpool.pool.canonical.Hash;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.ledger.Rows;
import org.patentpool.pool.ledger.Write;
import org.patentpool.pool.register.Actor;
import org.patentpool.pool.register.Charter;
import org.patentpool.pool.register.MspId;
import org.patentpool.pool.register.Party;
import org.patentpool.pool.register.PoolDay;
import org.patentpool.pool.register.Registration;
import org.patentpool.pool.register.Standing;

/** Many random lives of a pool, in which what must always hold always holds. */
class LifeTest {

  private static final int KEYS = 9;
  private static final List<String> PARTIES =
      List.of("operator", "auditor", "founder-1", "founder-2", "founder-3", "p-1", "p-2", "p-3");
  private static final List<String> COMMANDS =
      List.of(
          "pool.sign",
          "day.advance",
          "founder.propose",
          "terms.propose",
          "vote.cast",
          "vote.cast",
          "vote.cast",
          "vote.close",
          "party.join",
          "party.apply",
          "party.admit",
          "party.refuse",
          "party.appeal",
          "party.suspend",
          "party.reinstate",
          "party.withdraw",
          "party.notify",
          "key.replace",
          "key.recover",
          "key.support",
          "key.support",
          "key.complete",
          "key.cancel");

  /** A command somebody sent and what became of it. */
  record Sent(Command command, Actor actor, Decision.Accepted accepted) {}

  @Property(tries = 200)
  void what_must_always_hold_always_holds(
      @ForAll Random random, @ForAll @IntRange(min = 0, max = 1) int start) {
    World world = start == 0 ? World.founded() : World.active();
    List<Sent> sent = live(world, random, 150);
    holds(world);
    repeatsAreAnswered(world, sent);
    replaysAlike(start == 0 ? World.founded() : World.active(), world, sent);
  }

  /** Sends so many commands as chance has it; what was accepted comes back. */
  static List<Sent> live(World world, Random random, int commands) {
    var sent = new ArrayList<Sent>();
    LocalDate day = day(world);
    for (int i = 0; i < commands; i++) {
      String function = pick(random, COMMANDS);
      Json.Obj payload = payload(function, random, world).with("id", "r-" + i);
      Actor actor = actor(random, world);
      Decision decision = world.decide(actor, function, payload);
      if (decision instanceof Decision.Accepted accepted) {
        assertThat(accepted.writes()).extracting(Write::key).doesNotHaveDuplicates();
        world.ledger.apply(accepted.writes());
        sent.add(new Sent(World.command(function, payload), actor, accepted));
      }
      assertThat(day(world)).isAfterOrEqualTo(day);
      day = day(world);
    }
    return sent;
  }

  private static void holds(World world) {
    var rows = new Rows(world.ledger);
    var founders = new ArrayList<Hash>();
    List<Party> parties = rows.all(Party.TYPE);
    for (Party party : parties) {
      if (party.standing() instanceof Standing.Admitted) {
        var registration = rows.get(Registration.TYPE, party.key());
        assertThat(registration.party()).isEqualTo(party.party());
        assertThat(registration.mspId()).isEqualTo(party.mspId());
        founders.add(party.key());
      }
    }
    assertThat(founders).doesNotHaveDuplicates();
    Charter charter = rows.get(Charter.TYPE);
    boolean allSigned =
        charter.founders().stream()
            .allMatch(id -> rows.get(Party.TYPE, id).standing() instanceof Standing.Admitted);
    assertThat(charter.isActive()).isEqualTo(allSigned);
    if (charter.isActive()) {
      ballotsHold(world);
    }
  }

  private static void ballotsHold(World world) {
    var operator = world.party("operator");
    var reader = operator.actor();
    for (Json item : items(world.read(reader, "ballot.list", "limit", 200))) {
      var ballot = (Json.Obj) item;
      List<String> electorate =
          ((Json.Arr) ballot.get("electorate").orElseThrow())
              .items().stream().map(id -> ((Json.Text) id).value()).toList();
      var votes = items(world.read(reader, "vote.list", "ballot", ballot.get("ballot")));
      assertThat(votes)
          .hasSizeLessThanOrEqualTo(electorate.size())
          .extracting(vote -> World.text((Json.Obj) vote, "party"))
          .isSubsetOf(electorate)
          .doesNotHaveDuplicates();
      assertThat(votes)
          .extracting(vote -> World.text((Json.Obj) vote, "on"))
          .allMatch(on -> on.compareTo(World.text(ballot, "deadline")) <= 0);
      ballot.get("result").ifPresent(result -> countsHold((Json.Obj) result, electorate.size()));
    }
  }

  private static void countsHold(Json.Obj result, int electorate) {
    int counted =
        List.of("yes", "no", "abstain").stream()
            .mapToInt(name -> Integer.parseInt(World.text(result, name)))
            .sum();
    int left = Integer.parseInt(World.text(result, "electorate"));
    assertThat(counted).isLessThanOrEqualTo(left);
    assertThat(left).isLessThanOrEqualTo(electorate);
  }

  private static List<Json> items(Json.Obj answer) {
    return ((Json.Arr) answer.get("items").orElseThrow()).items();
  }

  private static void repeatsAreAnswered(World world, List<Sent> sent) {
    for (Sent one : sent) {
      assertThat(Pool.decide(one.command(), one.actor(), world.ledger))
          .isEqualTo(
              new Decision.Repeated(
                  new Answer(one.accepted().answer().json().with("repeat", true))));
    }
  }

  private static void replaysAlike(World again, World world, List<Sent> sent) {
    for (Sent one : sent) {
      Decision decision = Pool.decide(one.command(), one.actor(), again.ledger);
      assertThat(decision).isEqualTo(one.accepted());
      again.ledger.apply(one.accepted().writes());
    }
    assertThat(again.ledger.texts()).isEqualTo(world.ledger.texts());
  }

  private static LocalDate day(World world) {
    return new Rows(world.ledger).get(PoolDay.TYPE).day();
  }

  /** Mostly the present key of some party, with its organisation; sometimes any key at all. */
  private static Actor actor(Random random, World world) {
    var rows = new Rows(world.ledger);
    if (random.nextInt(8) > 0) {
      var party = rows.find(Party.TYPE, new Id(pick(random, PARTIES)));
      if (party.isPresent()) {
        return party.get().actor();
      }
    }
    return new Actor(new MspId(random.nextBoolean() ? "MembersMSP" : "OperatorMSP"), key(random));
  }

  private static Hash key(Random random) {
    return World.key("k-" + random.nextInt(KEYS));
  }

  private static <T> T pick(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static Json.Obj payload(String function, Random random, World world) {
    LocalDate soon = day(world).plusDays(random.nextInt(30) - 2L);
    String party = pick(random, PARTIES);
    Json.Obj named = World.members("party", party);
    String ballot = "b-" + random.nextInt(8);
    return switch (function) {
      case "pool.sign", "party.join" -> named.with("terms", world.terms());
      case "day.advance" -> World.members("day", day(world).plusDays(random.nextInt(10)));
      case "founder.propose" ->
          named.with("ballot", ballot).with("mspId", "MembersMSP").with("key", key(random));
      case "terms.propose" ->
          World.members(
              "ballot",
              ballot,
              "version",
              2 + random.nextInt(2),
              "effectiveFrom",
              random.nextBoolean() ? "2026-10-01" : "2027-01-01",
              "terms",
              World.clauses().with("votingDays", 1 + random.nextInt(20)));
      case "vote.cast" ->
          World.members(
              "ballot", ballot, "choice", pick(random, List.of("YES", "YES", "NO", "ABSTAIN")));
      case "vote.close" -> World.members("ballot", ballot);
      case "party.apply" ->
          named.with("role", "MEMBER").with("tier", "small").with("terms", world.terms());
      case "party.admit" -> named.with("tier", "small");
      case "party.refuse" -> named.with("reason", "INCOMPLETE");
      case "party.appeal" -> named.with("ballot", ballot);
      case "party.suspend" ->
          maybeBallot(named.with("reason", "FEE_OVERDUE").with("until", soon), ballot, random);
      case "party.reinstate" -> maybeBallot(named, ballot, random);
      case "party.withdraw" -> named.with("effectiveOn", soon);
      case "party.notify" ->
          named.with("about", "MERGER").with("occurredOn", soon).with("digest", key(random));
      case "key.replace", "key.recover" -> named.with("key", key(random));
      default -> World.members("key", key(random));
    };
  }

  private static Json.Obj maybeBallot(Json.Obj members, String ballot, Random random) {
    return random.nextBoolean() ? members.with("ballot", ballot) : members;
  }
}
