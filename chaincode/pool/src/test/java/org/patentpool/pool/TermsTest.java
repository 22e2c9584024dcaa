package org.patentpool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patentpool.pool.World.FOUNDER_1;
import static org.patentpool.pool.World.FOUNDER_2;
import static org.patentpool.pool.World.FOUNDER_3;
import static org.patentpool.pool.World.STRANGER;
import static org.patentpool.pool.World.members;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.rejection.Code;

class TermsTest {

  private static Json.Obj proposal(String ballot, int version, String effectiveFrom) {
    return members(
        "ballot", ballot,
        "version", version,
        "effectiveFrom", effectiveFrom,
        "terms", World.clauses().with("votingDays", 7));
  }

  private static World proposed() {
    World world = World.active();
    world.accept(FOUNDER_1, "terms.propose", proposal("b-1", 2, "2026-10-01"));
    return world.vote("b-1", "YES", FOUNDER_1, FOUNDER_2, FOUNDER_3);
  }

  @Test
  void adopted_terms_take_effect_on_their_day_without_being_scheduled() {
    World world = proposed().on("2026-07-16");
    assertThat(world.close("b-1")).isEqualTo("ADOPTED");
    String first = world.terms();
    assertThat(world.read(STRANGER, "terms.read"))
        .returns(Json.of(List.of("2")), t -> t.members().get("upcoming"))
        .returns(new Json.Bool(true), t -> t.members().get("inForce"));
    world.on("2026-09-30");
    assertThat(world.terms()).isEqualTo(first);
    world.on("2026-10-01");
    assertThat(world.terms()).isNotEqualTo(first);
    assertThat(World.text(world.read(STRANGER, "pool.read"), "terms")).isEqualTo("2");
  }

  @Test
  void a_version_can_be_read_before_and_after_it_is_in_force() {
    World world = proposed().on("2026-07-16");
    assertThat(world.unanswered(STRANGER, "terms.read", "version", 2)).contains(Code.UNKNOWN_TERMS);
    world.close("b-1");
    assertThat(world.read(STRANGER, "terms.read", "version", 2).get("inForce"))
        .contains(new Json.Bool(false));
    world.on("2026-10-01");
    assertThat(world.read(STRANGER, "terms.read", "version", 1).get("inForce"))
        .contains(new Json.Bool(false));
  }

  @Test
  void a_ballot_runs_by_the_terms_of_the_day_it_opened() {
    World world = proposed().on("2026-07-16");
    world.close("b-1");
    world.on("2026-09-30");
    world.accept(FOUNDER_1, "terms.propose", proposal("b-2", 3, "2027-01-01"));
    world.on("2026-10-01");
    world.accept(FOUNDER_1, "terms.propose", proposal("b-3", 3, "2027-01-01"));
    assertThat(deadline(world, "b-2")).isEqualTo("2026-10-14");
    assertThat(deadline(world, "b-3")).isEqualTo("2026-10-08");
  }

  private static String deadline(World world, String ballot) {
    var row = world.read(FOUNDER_1, "ballot.read", "ballot", ballot).get("ballot").orElseThrow();
    return World.text((Json.Obj) row, "deadline");
  }

  @Test
  void terms_begin_on_the_first_day_of_a_quarter_after_the_deadline() {
    World world = World.active();
    world.refuse(
        Code.FORMAT, "/effectiveFrom", FOUNDER_1, "terms.propose", proposal("b", 2, "2026-10-02"));
    world.refuse(
        Code.FORMAT, "/effectiveFrom", FOUNDER_1, "terms.propose", proposal("b", 2, "2026-11-01"));
    world.on("2026-09-17");
    world.refuse(
        Code.DATE_TOO_EARLY,
        "/effectiveFrom",
        FOUNDER_1,
        "terms.propose",
        proposal("b", 2, "2026-10-01"));
    world.refuse(
        Code.DATE_TOO_LATE,
        "/effectiveFrom",
        FOUNDER_1,
        "terms.propose",
        proposal("b", 2, "2036-10-01"));
    World earlier = World.active().on("2026-09-16");
    earlier.accept(FOUNDER_1, "terms.propose", proposal("b", 2, "2026-10-01"));
  }

  @Test
  void a_version_follows_the_last_one_adopted() {
    World world = World.active();
    for (int version : List.of(1, 3)) {
      world.refuse(
          Code.VERSION_MISMATCH,
          "/version",
          FOUNDER_1,
          "terms.propose",
          proposal("b", version, "2026-10-01"));
    }
    World adopted = proposed().on("2026-07-16");
    adopted.close("b-1");
    adopted.refuse(
        Code.DATE_TOO_EARLY,
        "/effectiveFrom",
        FOUNDER_1,
        "terms.propose",
        proposal("b", 3, "2026-10-01"));
  }

  @Test
  void of_two_ballots_on_one_version_the_first_to_be_closed_takes_it() {
    World world = proposed();
    world.accept(FOUNDER_2, "terms.propose", proposal("b-2", 2, "2027-01-01"));
    world.vote("b-2", "YES", FOUNDER_1, FOUNDER_2, FOUNDER_3).on("2026-07-16");
    assertThat(world.close("b-2")).isEqualTo("ADOPTED");
    assertThat(world.close("b-1")).isEqualTo("LAPSED");
  }

  @Test
  void terms_whose_day_has_come_before_the_ballot_was_closed_lapse() {
    World world = proposed().on("2026-10-01");
    assertThat(world.close("b-1")).isEqualTo("LAPSED");
    assertThat(World.text(world.read(STRANGER, "pool.read"), "terms")).isEqualTo("1");
  }
}
