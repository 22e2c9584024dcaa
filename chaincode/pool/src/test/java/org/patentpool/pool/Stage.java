package org.patentpool.pool;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.patentpool.pool.canonical.Hash;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.ledger.Key;
import org.patentpool.pool.ledger.Write;
import org.patentpool.pool.register.Actor;
import org.patentpool.pool.register.Charter;
import org.patentpool.pool.register.Currency;
import org.patentpool.pool.register.MspId;
import org.patentpool.pool.register.Party;
import org.patentpool.pool.register.Party.Status;
import org.patentpool.pool.register.PoolDay;
import org.patentpool.pool.register.Registration;
import org.patentpool.pool.register.Role;
import org.patentpool.pool.register.Seat;
import org.patentpool.pool.register.Standing;
import org.patentpool.pool.register.Terms;

/**
 * Facts in memory in which a command lacks nothing but perhaps the authority of its sender: one
 * sender, and a matter of its own and of another for every command.
 */
final class Stage {

  /** How far the pool is. */
  enum Phase {
    NONE,
    FOUNDED,
    ACTIVE
  }

  /** The standings a registered key's party can have. */
  static final List<Status> STATUSES =
      List.of(
          Status.NAMED,
          Status.APPLIED,
          Status.REFUSED,
          Status.ACTIVE,
          Status.SUSPENDED,
          Status.WITHDRAWN);

  private static final LocalDate FOUNDED = LocalDate.of(2026, 7, 1);
  private static final LocalDate TODAY = LocalDate.of(2026, 8, 1);
  private static final LocalDate LATER = LocalDate.of(2026, 12, 31);
  private static final MspId HOME = new MspId("HomeMSP");
  private static final MspId ELSEWHERE = new MspId("ElsewhereMSP");
  private static final Hash SENDER = World.key("sender");
  private static final Hash OTHER = World.key("other");

  private final Memory ledger = new Memory();
  private final Optional<Role> role;
  private final boolean ownOrganization;
  private final Optional<Party> sender;

  Stage(Phase phase, Optional<Role> role, Status status, boolean ownOrganization) {
    this.role = role;
    this.ownOrganization = ownOrganization;
    if (phase != Phase.NONE) {
      Optional<LocalDate> since = phase == Phase.ACTIVE ? Optional.of(FOUNDED) : Optional.empty();
      put(Charter.TYPE.put(charter(since)));
      put(PoolDay.TYPE.put(new PoolDay(TODAY, Optional.empty())));
      put(Terms.TYPE.put(terms()));
    }
    for (String supporter : List.of("supporter-1", "supporter-2", "waiting-founder")) {
      boolean waits = supporter.startsWith("waiting");
      enter(
          party(
              supporter, Role.FOUNDER, World.key(supporter), waits ? Status.NAMED : Status.ACTIVE));
    }
    this.sender = role.map(r -> party("sender", r, SENDER, status));
    sender.ifPresent(this::enter);
  }

  private static Charter charter(Optional<LocalDate> since) {
    return new Charter(
        new Id("cells"),
        new Id("cells"),
        Charter.PoolKind.REGION,
        new Currency("EUR"),
        new Id("operator"),
        new Id("auditor"),
        List.of(new Id("waiting-founder")),
        FOUNDED,
        since);
  }

  private static Terms terms() {
    return new Terms(
        1, FOUNDED, FOUNDED, Optional.empty(), Terms.Clauses.FORM.read(World.clauses(), ""));
  }

  Memory ledger() {
    return ledger;
  }

  /** Who sends: with the sender's key, from its organisation or another. */
  Actor actor() {
    return new Actor(ownOrganization || role.isEmpty() ? HOME : ELSEWHERE, SENDER);
  }

  /** From now on the sender's party acts by another key. */
  void replaceKey() {
    sender.ifPresent(party -> put(Party.TYPE.put(party.key(World.key("newer"), TODAY))));
  }

  /** Whether a command is about a party, so that own and other can be told apart. */
  static boolean hasMatter(String command) {
    return !List.of("day.advance", "terms.propose", "party.apply").contains(command);
  }

  /** The command, about the sender's own matter or another's. */
  Command command(String command, boolean own) {
    return World.command(command, payload(command, own).with("id", "c-1"));
  }

  private Json.Obj payload(String command, boolean own) {
    return switch (command) {
      case "pool.found" -> World.founding().with("operator", name(own, "named"));
      case "day.advance" -> World.members("day", TODAY.plusDays(1));
      case "founder.propose" -> name(own, "candidate").with("ballot", "b");
      case "terms.propose" ->
          World.members(
              "ballot", "b", "version", 2, "effectiveFrom", "2026-10-01", "terms", World.clauses());
      case "vote.cast" -> ballot(own, TODAY).with("choice", "YES");
      case "vote.close" -> ballot(own, TODAY.minusDays(1));
      case "party.apply" ->
          World.members("party", "new", "role", "MEMBER", "tier", "small", "terms", terms().hash());
      case "key.support" -> recovery(own, 0);
      case "key.complete" -> recovery(own, 2);
      case "key.cancel" -> recovery(own, 0);
      default -> aboutParty(command, own);
    };
  }

  private Json.Obj aboutParty(String command, boolean own) {
    Json.Obj named = World.members("party", matter(command, own).party());
    return switch (command) {
      case "pool.sign", "party.join" -> named.with("terms", terms().hash());
      case "party.admit" -> named.with("tier", "small");
      case "party.refuse" -> named.with("reason", "SANCTIONED");
      case "party.appeal" -> named.with("ballot", "b");
      case "party.suspend" ->
          named
              .with("reason", "LEGAL_ORDER")
              .with("until", LATER)
              .with("ballot", ballotOfFounder());
      case "party.reinstate" -> named.with("ballot", ballotOfFounder());
      case "party.withdraw" -> named.with("effectiveOn", LATER);
      case "party.notify" ->
          named.with("about", "MERGER").with("occurredOn", TODAY).with("digest", SENDER);
      case "key.replace", "key.recover" -> named.with("key", World.key("fresh"));
      default -> throw new IllegalArgumentException(command);
    };
  }

  /** Founders decide about founders, and by ballot. */
  private Optional<String> ballotOfFounder() {
    return role.filter(r -> r == Role.FOUNDER).map(_ -> "b");
  }

  /** The party the command is about: the sender's, or one in the standing the command needs. */
  private Party matter(String command, boolean own) {
    if (own && sender.isPresent()) {
      return sender.get();
    }
    Status status =
        switch (command) {
          case "pool.sign" -> Status.NAMED;
          case "party.join" -> Status.INVITED;
          case "party.admit", "party.refuse" -> Status.APPLIED;
          case "party.appeal" -> Status.REFUSED;
          case "party.reinstate" -> Status.SUSPENDED;
          default -> Status.ACTIVE;
        };
    Role matterRole =
        role.filter(r -> r == Role.FOUNDER).isPresent() || status == Status.INVITED
            ? Role.FOUNDER
            : Role.MEMBER;
    Party party = new PartyOf(own).in(matterRole, status);
    put(Party.TYPE.put(party));
    return party;
  }

  /** A party that is the sender's own without being registered, or another's. */
  private final class PartyOf {
    private final boolean own;

    PartyOf(boolean own) {
      this.own = own;
    }

    Party in(Role partyRole, Status status) {
      Party other = party("other", partyRole, own ? SENDER : OTHER, status);
      MspId mspId = ownOrganization ? HOME : ELSEWHERE;
      return new Party(
          other.party(),
          partyRole,
          mspId,
          other.key(),
          other.tier(),
          other.standing(),
          other.changedOn());
    }
  }

  private Json.Obj name(boolean own, String id) {
    return World.members(
        "party", id, "mspId", ownOrganization ? HOME : ELSEWHERE, "key", own ? SENDER : OTHER);
  }

  private Json.Obj ballot(boolean own, LocalDate deadline) {
    Id about = matter("party.suspend", own).party();
    var ballot =
        World.members(
            "type",
            "ballot",
            "v",
            1,
            "ballot",
            "b",
            "motion",
            World.members(
                "kind", "SUSPEND_FOUNDER", "party", about, "reason", "LEGAL_ORDER", "until", LATER),
            "openedBy",
            "supporter-1",
            "openedOn",
            FOUNDED,
            "deadline",
            deadline,
            "quorumBps",
            6000,
            "thresholdBps",
            6667,
            "electorate",
            List.of("sender"));
    ledger.put(new Key("ballot", List.of("b")), ballot);
    return World.members("ballot", "b");
  }

  private Json.Obj recovery(boolean own, int supports) {
    Party lost = matter("key.recover", own);
    Hash fresh = World.key("fresh");
    ledger.put(
        new Key("recovery", List.of(fresh.value())),
        World.members(
            "type",
            "recovery",
            "v",
            1,
            "key",
            fresh,
            "party",
            lost.party(),
            "oldKey",
            lost.key(),
            "askedOn",
            FOUNDED,
            "waitingDays",
            7,
            "state",
            "OPEN"));
    for (int i = 1; i <= supports; i++) {
      String founder = "supporter-" + i;
      ledger.put(
          new Key("support", List.of(fresh.value(), founder)),
          World.members(
              "type", "support", "v", 1, "key", fresh, "founder", founder, "on", FOUNDED));
    }
    return World.members("key", fresh);
  }

  private static Party party(String id, Role role, Hash key, Status status) {
    return new Party(
        new Id(id), role, HOME, key, Optional.of(new Id("small")), standing(status), FOUNDED);
  }

  private static Standing standing(Status status) {
    var ballot = new Id("earlier");
    var admitted = Standing.Admitted.since(FOUNDED);
    return switch (status) {
      case NAMED -> new Standing.Named();
      case PROPOSED -> new Standing.Proposed(ballot);
      case INVITED -> new Standing.Invited(ballot);
      case NOT_ADMITTED -> new Standing.NotAdmitted(ballot);
      case APPLIED -> new Standing.Applied(FOUNDED);
      case REFUSED -> new Standing.Refused(FOUNDED, Standing.Refusal.INCOMPLETE, Optional.empty());
      case ACTIVE -> admitted;
      case SUSPENDED ->
          new Standing.Admitted(
              FOUNDED,
              Optional.of(
                  new Standing.Suspension(
                      FOUNDED, LATER, Standing.Suspension.Cause.LEGAL_ORDER, Optional.empty())),
              Optional.empty());
      case WITHDRAWN ->
          new Standing.Admitted(
              FOUNDED,
              Optional.empty(),
              Optional.of(new Standing.Withdrawal(FOUNDED, TODAY, Optional.empty())));
    };
  }

  private void enter(Party party) {
    put(Party.TYPE.put(party));
    put(Registration.TYPE.put(Registration.of(party, FOUNDED)));
    put(Seat.TYPE.put(Seat.of(party)));
  }

  private void put(Write write) {
    ledger.apply(List.of(write));
  }
}
