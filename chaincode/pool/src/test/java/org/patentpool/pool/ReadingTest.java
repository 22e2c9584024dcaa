package org.patentpool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patentpool.pool.World.FOUNDER_1;
import static org.patentpool.pool.World.LICENSEE;
import static org.patentpool.pool.World.MEMBER;
import static org.patentpool.pool.World.OPERATOR;
import static org.patentpool.pool.World.STRANGER;
import static org.patentpool.pool.World.members;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.register.PoolDay;
import org.patentpool.pool.rejection.Code;

class ReadingTest {

  private static List<String> parties(Json.Obj answer) {
    var items = (Json.Arr) answer.get("items").orElseThrow();
    return items.items().stream().map(item -> World.text((Json.Obj) item, "party")).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 6, 7, 200})
  void pages_of_any_size_make_up_the_whole_list(int limit) {
    World world = World.active().withMember().withLicensee();
    var all = new ArrayList<String>();
    Optional<Json> after = Optional.empty();
    do {
      Json.Obj page = world.read(OPERATOR, "party.list", "limit", limit, "after", after);
      assertThat(parties(page)).hasSizeBetween(1, limit);
      all.addAll(parties(page));
      after = page.get("next");
    } while (after.isPresent());
    assertThat(all)
        .containsExactly(
            "auditor", "founder-1", "founder-2", "founder-3", "l-1", "m-1", "operator");
  }

  @Test
  void parties_are_listed_by_role() {
    World world = World.active().withMember().withLicensee();
    assertThat(parties(world.read(MEMBER, "party.list", "role", "LICENSEE")))
        .containsExactly("l-1");
    Json.Obj page = world.read(MEMBER, "party.list", "role", "FOUNDER", "limit", 2);
    assertThat(parties(page)).containsExactly("founder-1", "founder-2");
    assertThat(World.text(page, "next")).isEqualTo("founder-2");
    Json.Obj rest = world.read(MEMBER, "party.list", "role", "FOUNDER", "after", "founder-2");
    assertThat(parties(rest)).containsExactly("founder-3");
    assertThat(rest.get("next")).isEmpty();
  }

  @Test
  void strangers_read_the_public_facts_and_nothing_else() {
    World world = World.active();
    for (String open : List.of("pool.read", "terms.read", "day.read", "me.read")) {
      assertThat(world.unanswered(STRANGER, open)).as(open).isEmpty();
    }
    for (String closed : List.of("party.list", "application.list", "ballot.list")) {
      assertThat(world.unanswered(STRANGER, closed)).as(closed).contains(Code.KEY_UNREGISTERED);
    }
    assertThat(world.unanswered(STRANGER, "party.read", "party", "operator"))
        .contains(Code.KEY_UNREGISTERED);
    assertThat(world.unanswered(STRANGER, "vote.list", "ballot", "b"))
        .contains(Code.KEY_UNREGISTERED);
    assertThat(world.unanswered(STRANGER, "party.history", "party", "operator"))
        .contains(Code.KEY_UNREGISTERED);
  }

  @Test
  void a_key_of_another_organisation_reads_only_what_strangers_do() {
    World world = World.active();
    var elsewhere = World.actor("MembersMSP", "operator");
    assertThat(world.unanswered(elsewhere, "party.list")).contains(Code.FOREIGN_ORGANIZATION);
    assertThat(world.read(elsewhere, "me.read").get("party")).isEmpty();
    assertThat(world.unanswered(elsewhere, "pool.read")).isEmpty();
  }

  @Test
  void applicants_read_their_own_standing() {
    World world = World.active().apply(MEMBER, "MEMBER");
    var me = (Json.Obj) world.read(MEMBER, "me.read").get("party").orElseThrow();
    assertThat(World.text(me, "status")).isEqualTo("APPLIED");
    assertThat(world.unanswered(MEMBER, "party.read", "party", "m-1"))
        .contains(Code.PARTY_NOT_ADMITTED);
  }

  @Test
  void suspended_and_departed_parties_still_read() {
    World world = World.active().withMember().withSuspended(MEMBER);
    assertThat(world.unanswered(MEMBER, "party.list")).isEmpty();
    world.accept(MEMBER, "party.withdraw", "party", "m-1", "effectiveOn", "2026-07-02");
    world.on("2026-07-02");
    assertThat(world.unanswered(MEMBER, "party.list")).isEmpty();
  }

  @Test
  void the_past_of_a_party_is_told_newest_first() {
    World world = World.active().withMember();
    Json.Obj past = world.read(FOUNDER_1, "party.history", "party", "m-1");
    assertThat(((Json.Arr) past.get("items").orElseThrow()).items())
        .extracting(item -> kind((Json.Obj) item))
        .containsExactly("ADMITTED", "APPLIED");
    Json.Obj newest = world.read(FOUNDER_1, "party.history", "party", "m-1", "limit", 1);
    assertThat(((Json.Arr) newest.get("items").orElseThrow()).items()).hasSize(1);
    assertThat(world.unanswered(LICENSEE, "party.history", "party", "m-1"))
        .contains(Code.KEY_UNREGISTERED);
    assertThat(world.unanswered(OPERATOR, "party.history", "party", "nobody"))
        .contains(Code.UNKNOWN_PARTY);
  }

  private static String kind(Json.Obj version) {
    var party = (Json.Obj) version.get("party").orElseThrow();
    return World.text((Json.Obj) party.get("standing").orElseThrow(), "kind");
  }

  @Test
  void ballots_are_listed_and_unknown_things_are_unknown() {
    World world = World.active();
    world.accept(
        FOUNDER_1, "founder.propose", World.named(STRANGER, "stranger").with("ballot", "b-1"));
    var ballots = (Json.Arr) world.read(OPERATOR, "ballot.list").get("items").orElseThrow();
    assertThat(ballots.items()).hasSize(1);
    assertThat(world.unanswered(OPERATOR, "party.read", "party", "nobody"))
        .contains(Code.UNKNOWN_PARTY);
  }

  @Test
  void a_row_of_a_later_contract_is_answered_and_not_guessed_at() {
    World world = World.active();
    var key = PoolDay.TYPE.key();
    world.ledger.put(key, members("type", "day", "v", 3, "day", "2026-07-01"));
    assertThat(world.unanswered(OPERATOR, "day.read")).contains(Code.UNREADABLE_RECORD);
    world.refuse(Code.UNREADABLE_RECORD, OPERATOR, "day.advance", "day", "2026-07-02");
  }
}
