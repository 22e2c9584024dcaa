package org.patentpool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.patentpool.pool.canonical.Canonical;
import org.patentpool.pool.canonical.Hash;
import org.patentpool.pool.canonical.Id;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.ledger.Rows;
import org.patentpool.pool.register.Actor;
import org.patentpool.pool.register.MspId;
import org.patentpool.pool.register.Party;
import org.patentpool.pool.rejection.Code;

/** A pool in memory and the people around it. */
final class World {

  static final String FIRST_DAY = "2026-07-01";

  static final Actor OPERATOR = actor("OperatorMSP", "operator");
  static final Actor AUDITOR = actor("AuditorMSP", "auditor");
  static final Actor FOUNDER_1 = actor("Founder1MSP", "founder-1");
  static final Actor FOUNDER_2 = actor("Founder2MSP", "founder-2");
  static final Actor FOUNDER_3 = actor("MembersMSP", "founder-3");
  static final Actor MEMBER = actor("MembersMSP", "m-1");
  static final Actor LICENSEE = actor("MembersMSP", "l-1");
  static final Actor STRANGER = actor("MembersMSP", "stranger");

  final Memory ledger = new Memory();
  private final Transcript transcript = Transcript.begin();
  private int commands;

  static Actor actor(String mspId, String name) {
    return new Actor(new MspId(mspId), key(name));
  }

  static Hash key(String name) {
    return Canonical.sha256(name.getBytes(StandardCharsets.UTF_8));
  }

  /** A pool of three founders that has just become active. */
  static World active() {
    World world = founded();
    for (Actor founder : List.of(FOUNDER_1, FOUNDER_2, FOUNDER_3)) {
      world.accept(founder, "pool.sign", "party", name(founder), "terms", world.terms());
    }
    return world;
  }

  /** A pool that waits for the signatures of its three founders. */
  static World founded() {
    var world = new World();
    world.accept(OPERATOR, "pool.found", founding());
    return world;
  }

  static Json.Obj founding() {
    return members(
        "pool",
        "cells",
        "theme",
        "solid-state-batteries",
        "kind",
        "TECHNOLOGY",
        "currency",
        "EUR",
        "day",
        FIRST_DAY,
        "terms",
        clauses(),
        "operator",
        named(OPERATOR, "operator"),
        "auditor",
        named(AUDITOR, "auditor"),
        "founders",
        List.of(
            named(FOUNDER_1, "founder-1"),
            named(FOUNDER_2, "founder-2"),
            named(FOUNDER_3, "founder-3")));
  }

  static Json.Obj clauses() {
    return members(
        "agreement", key("agreement"),
        "rulebook", 1,
        "quorumBps", 6000,
        "thresholdBps", 6667,
        "votingDays", 14,
        "keyWaitingDays", 7,
        "departedMultiplierBps", 5000,
        "departedDays", 730,
        "noticeDays", 30,
        "tiers", List.of("standard", "small"));
  }

  static Json.Obj named(Actor actor, String party) {
    return members("party", party, "mspId", actor.mspId(), "key", actor.key());
  }

  static Json.Obj members(Object... namesAndValues) {
    Json.Obj members = Json.Obj.EMPTY;
    for (int i = 0; i < namesAndValues.length; i += 2) {
      members = members.with((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return members;
  }

  /** The party an actor of this world is registered as. */
  static String name(Actor actor) {
    return Stream.of(
            "operator", "auditor", "founder-1", "founder-2", "founder-3", "m-1", "l-1", "stranger")
        .filter(name -> key(name).equals(actor.key()))
        .findFirst()
        .orElseThrow();
  }

  World withMember() {
    return with(MEMBER, "MEMBER");
  }

  World withLicensee() {
    return with(LICENSEE, "LICENSEE");
  }

  private World with(Actor actor, String role) {
    apply(actor, role);
    accept(OPERATOR, "party.admit", "party", name(actor), "tier", "standard");
    return this;
  }

  World apply(Actor actor, String role) {
    accept(
        actor,
        "party.apply",
        members("party", name(actor), "role", role, "tier", "small", "terms", terms()));
    return this;
  }

  World withSuspended(Actor actor) {
    accept(
        OPERATOR,
        "party.suspend",
        members("party", name(actor), "reason", "FEE_OVERDUE", "until", "2026-07-31"));
    return this;
  }

  World on(String day) {
    accept(OPERATOR, "day.advance", "day", day);
    return this;
  }

  World vote(String ballot, String choice, Actor... founders) {
    for (Actor founder : founders) {
      accept(founder, "vote.cast", "ballot", ballot, "choice", choice);
    }
    return this;
  }

  /** The outcome of closing a ballot. */
  String close(String ballot) {
    return text(accept(OPERATOR, "vote.close", "ballot", ballot).answer().json(), "outcome");
  }

  /** The hash of the terms in force. */
  String terms() {
    return text(read(STRANGER, "pool.read"), "termsHash");
  }

  Party party(String id) {
    return new Rows(ledger).get(Party.TYPE, new Id(id));
  }

  String status(String party) {
    var told = (Json.Obj) read(OPERATOR, "party.read", "party", party).members().get("party");
    return text(Objects.requireNonNull(told), "status");
  }

  static String text(Json.Obj object, String name) {
    return ((Json.Text) object.get(name).orElseThrow()).value();
  }

  Decision.Accepted accept(Actor actor, String function, Object... members) {
    return accept(actor, function, members(members));
  }

  /** Sends a command that must be accepted, and applies it. */
  Decision.Accepted accept(Actor actor, String function, Json.Obj members) {
    Decision decision = decide(actor, function, members.with("id", nextId()));
    if (decision instanceof Decision.Accepted accepted) {
      ledger.apply(accepted.writes());
      return accepted;
    }
    return fail("%s was not accepted: %s", function, decision);
  }

  void refuse(Code code, Actor actor, String function, Object... members) {
    refuse(code, "", actor, function, members(members));
  }

  /** Sends a command that must be refused with the code, at the place if one is given. */
  void refuse(Code code, String at, Actor actor, String function, Json.Obj members) {
    Decision decision = decide(actor, function, members.with("id", nextId()));
    assertThat(decision).isInstanceOf(Rejected.class);
    var rejection = ((Rejected) decision).rejection();
    assertThat(rejection.code()).isEqualTo(code);
    if (!at.isEmpty()) {
      assertThat(rejection.at()).isEqualTo(at);
    }
  }

  Decision decide(Actor actor, String function, Json.Obj payload) {
    Command command = command(function, payload);
    Decision decision = Pool.decide(command, actor, ledger);
    if (decision instanceof Decision.Accepted) {
      var looked = new Looked(ledger);
      assertThat(Pool.decide(command, actor, looked)).isInstanceOf(Decision.Accepted.class);
      looked.nothingWasNamedInVain();
    }
    transcript.add(actor, function, payload, decision);
    return decision;
  }

  static Command command(String function, Json.Obj payload) {
    Call call = Commands.parse(function, Canonical.bytes(payload));
    if (call instanceof Command command) {
      return command;
    }
    return fail("%s %s is no command: %s", function, Canonical.text(payload), call);
  }

  /** The answer to a query that must be answered. */
  Json.Obj read(Actor actor, String function, Object... members) {
    Reading reading = reading(actor, function, members);
    if (reading instanceof Answer(Json.Obj answer)) {
      return answer;
    }
    return fail("%s was not answered: %s", function, reading);
  }

  Reading reading(Actor actor, String function, Object... members) {
    Json.Obj payload = members(members);
    Call call = Commands.parse(function, Canonical.bytes(payload));
    assertThat(call).isInstanceOf(Query.class);
    Reading reading = Pool.answer((Query) call, actor, ledger);
    transcript.add(actor, function, payload, reading);
    return reading;
  }

  Optional<Code> unanswered(Actor actor, String function, Object... members) {
    return reading(actor, function, members) instanceof Rejected rejected
        ? Optional.of(rejected.code())
        : Optional.empty();
  }

  String nextId() {
    return "c-" + ++commands;
  }
}
