package org.patentpool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patentpool.pool.World.AUDITOR;
import static org.patentpool.pool.World.FOUNDER_1;
import static org.patentpool.pool.World.FOUNDER_2;
import static org.patentpool.pool.World.FOUNDER_3;
import static org.patentpool.pool.World.OPERATOR;
import static org.patentpool.pool.World.STRANGER;
import static org.patentpool.pool.World.members;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.rejection.Code;

class FoundingTest {

  @Test
  void the_pool_is_active_when_the_last_named_founder_has_signed() {
    World world = World.founded();
    String terms = world.terms();
    var first = world.accept(FOUNDER_2, "pool.sign", "party", "founder-2", "terms", terms);
    assertThat(first.event().name()).isEqualTo("pool.signed");
    world.accept(FOUNDER_1, "pool.sign", "party", "founder-1", "terms", terms);
    assertThat(world.read(STRANGER, "pool.read").get("active")).contains(new Json.Bool(false));
    var last = world.accept(FOUNDER_3, "pool.sign", "party", "founder-3", "terms", terms);
    assertThat(last.event().name()).isEqualTo("pool.activated");
    assertThat(world.read(STRANGER, "pool.read"))
        .returns(new Json.Bool(true), pool -> pool.members().get("active"))
        .returns(
            Json.of(List.of("founder-1", "founder-2", "founder-3")),
            pool -> pool.members().get("signed"));
  }

  @Test
  void the_pool_is_founded_once() {
    World world = World.founded();
    world.refuse(Code.POOL_EXISTS, "", OPERATOR, "pool.found", World.founding());
    World active = World.active();
    active.refuse(Code.POOL_EXISTS, "", OPERATOR, "pool.found", World.founding());
    active.refuse(Code.POOL_EXISTS, "", STRANGER, "pool.found", World.founding());
  }

  @Test
  void only_the_operator_it_names_founds_the_pool() {
    var world = new World();
    world.refuse(Code.FOREIGN_OBJECT, "", STRANGER, "pool.found", World.founding());
    world.refuse(Code.FOREIGN_OBJECT, "", FOUNDER_1, "pool.found", World.founding());
    var elsewhere = World.actor("Founder1MSP", "operator");
    world.refuse(Code.FOREIGN_ORGANIZATION, "", elsewhere, "pool.found", World.founding());
  }

  @Test
  void nobody_is_named_twice() {
    var world = new World();
    Json.Obj found = World.founding();
    var two = World.named(FOUNDER_2, "founder-2");
    refuseDuplicate(world, "/auditor/party", found.with("auditor", two.with("party", "operator")));
    refuseDuplicate(world, "/auditor/key", found.with("auditor", two.with("key", OPERATOR.key())));
    refuseDuplicate(world, "/founders/1/party", found.with("founders", List.of(two, two)));
    refuseDuplicate(
        world,
        "/founders/1/key",
        found.with("founders", List.of(two, two.with("party", "founder-4"))));
    refuseDuplicate(
        world,
        "/terms/tiers/2",
        found.with("terms", World.clauses().with("tiers", List.of("a", "b", "a"))));
  }

  private static void refuseDuplicate(World world, String at, Json.Obj founding) {
    world.refuse(Code.DUPLICATE, at, OPERATOR, "pool.found", founding);
  }

  @Test
  void the_first_day_is_one_from_which_dates_can_be_computed() {
    var world = new World();
    Json.Obj late = World.founding().with("day", "3000-01-01");
    world.refuse(Code.DATE_TOO_LATE, "/day", OPERATOR, "pool.found", late);
  }

  @Test
  void a_founder_signs_once_and_only_these_terms() {
    World world = World.founded();
    var sign = members("party", "founder-1", "terms", World.key("other terms"));
    world.refuse(Code.TERMS_MISMATCH, "/terms", FOUNDER_1, "pool.sign", sign);
    world.accept(FOUNDER_1, "pool.sign", sign.with("terms", world.terms()));
    world.refuse(
        Code.ALREADY_SIGNED, "/party", FOUNDER_1, "pool.sign", sign.with("terms", world.terms()));
  }

  @Test
  void one_hash_covers_every_clause_of_the_terms() {
    World world = World.founded();
    var other = new World();
    var clauses = World.clauses().with("noticeDays", 31);
    other.accept(OPERATOR, "pool.found", World.founding().with("terms", clauses));
    assertThat(other.terms()).isNotEqualTo(world.terms());
  }

  @Test
  void before_the_founding_nothing_is_known() {
    var world = new World();
    assertThat(world.unanswered(STRANGER, "pool.read")).contains(Code.POOL_NOT_FOUNDED);
    world.refuse(Code.POOL_NOT_FOUNDED, OPERATOR, "day.advance", "day", "2026-07-02");
    world.refuse(
        Code.POOL_NOT_FOUNDED,
        FOUNDER_1,
        "pool.sign",
        "party",
        "founder-1",
        "terms",
        World.key(""));
  }

  @Test
  void before_the_pool_is_active_nothing_but_signing_and_reading_is_possible() {
    World world = World.founded();
    world.refuse(Code.POOL_NOT_ACTIVE, OPERATOR, "day.advance", "day", "2026-07-02");
    world.refuse(
        Code.POOL_NOT_ACTIVE,
        "",
        STRANGER,
        "party.apply",
        members("party", "m-1", "role", "MEMBER", "tier", "small", "terms", world.terms()));
    assertThat(world.read(FOUNDER_1, "party.list").members()).containsKey("items");
  }

  @Test
  void the_day_only_moves_forward() {
    World world = World.active();
    for (var mover : List.of(OPERATOR, FOUNDER_1, AUDITOR)) {
      world.refuse(Code.DATE_TOO_EARLY, "/day", mover, "day.advance", members("day", "2026-07-01"));
      world.refuse(Code.DATE_TOO_EARLY, "/day", mover, "day.advance", members("day", "2026-06-30"));
    }
    world.accept(AUDITOR, "day.advance", "day", "2026-07-02");
    world.accept(FOUNDER_1, "day.advance", "day", "2028-02-29");
    assertThat(World.text(world.read(STRANGER, "day.read"), "day")).isEqualTo("2028-02-29");
    world.refuse(Code.DATE_TOO_LATE, "/day", OPERATOR, "day.advance", members("day", "3000-01-01"));
  }

  @Test
  void the_day_a_command_would_set_is_told_to_whoever_has_a_clock() {
    var advance = World.command("day.advance", members("id", "c", "day", "2026-07-02"));
    assertThat(advance.setsDay()).hasToString("Optional[2026-07-02]");
    var found = World.command("pool.found", World.founding().with("id", "c"));
    assertThat(found.setsDay()).hasToString("Optional[2026-07-01]");
    assertThat(World.command("vote.close", members("id", "c", "ballot", "b")).setsDay()).isEmpty();
  }
}
