package org.patentpool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patentpool.pool.World.FOUNDER_1;
import static org.patentpool.pool.World.FOUNDER_2;
import static org.patentpool.pool.World.FOUNDER_3;
import static org.patentpool.pool.World.MEMBER;
import static org.patentpool.pool.World.OPERATOR;
import static org.patentpool.pool.World.STRANGER;
import static org.patentpool.pool.World.members;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.patentpool.pool.canonical.Canonical;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.rejection.Code;

class MembershipTest {

  private static Json.Obj suspension(String party, String until) {
    return members("party", party, "reason", "FEE_OVERDUE", "until", until);
  }

  @Test
  void a_firm_applies_and_is_admitted_to_a_tier() {
    World world = World.active().apply(MEMBER, "MEMBER");
    assertThat(Canonical.text(world.read(OPERATOR, "application.list")))
        .contains(
            "{\"on\":\"2026-07-01\",\"party\":\"m-1\",\"role\":\"MEMBER\",\"tier\":\"small\"}");
    assertThat(world.unanswered(MEMBER, "party.list")).contains(Code.PARTY_NOT_ADMITTED);
    world.refuse(Code.UNKNOWN_TIER, OPERATOR, "party.admit", "party", "m-1", "tier", "gold");
    world.accept(OPERATOR, "party.admit", "party", "m-1", "tier", "standard");
    assertThat(world.party("m-1").tier()).hasToString("Optional[standard]");
    assertThat(world.read(OPERATOR, "application.list").get("items")).contains(Json.of(List.of()));
    world.refuse(Code.NOT_APPLIED, OPERATOR, "party.admit", "party", "m-1", "tier", "standard");
    world.refuse(
        Code.NOT_APPLIED, OPERATOR, "party.refuse", "party", "m-1", "reason", "SANCTIONED");
    assertThat(world.read(MEMBER, "party.list").members()).containsKey("items");
  }

  @Test
  void an_application_names_a_free_id_the_terms_in_force_and_a_tier_of_theirs() {
    World world = World.active();
    var apply =
        members("party", "stranger", "role", "LICENSEE", "tier", "small", "terms", world.terms());
    world.refuse(
        Code.PARTY_EXISTS, "/party", STRANGER, "party.apply", apply.with("party", "founder-1"));
    world.refuse(
        Code.TERMS_MISMATCH, "/terms", STRANGER, "party.apply", apply.with("terms", World.key("")));
    world.refuse(Code.UNKNOWN_TIER, "/tier", STRANGER, "party.apply", apply.with("tier", "gold"));
  }

  @Test
  void a_refused_firm_appeals_once_and_the_founders_overrule_the_operator() {
    World world = World.active().apply(MEMBER, "MEMBER");
    world.refuse(Code.PARTY_NOT_ADMITTED, MEMBER, "party.appeal", "party", "m-1", "ballot", "b-1");
    world.accept(OPERATOR, "party.refuse", "party", "m-1", "reason", "OUTSIDE_THE_FIELD");
    assertThat(world.status("m-1")).isEqualTo("REFUSED");
    world.accept(MEMBER, "party.appeal", "party", "m-1", "ballot", "b-1");
    world.refuse(Code.ALREADY_APPEALED, MEMBER, "party.appeal", "party", "m-1", "ballot", "b-2");
    world.refuse(Code.NOT_APPLIED, OPERATOR, "party.admit", "party", "m-1", "tier", "small");
    world.vote("b-1", "YES", FOUNDER_1, FOUNDER_2).on("2026-07-16");
    assertThat(world.close("b-1")).isEqualTo("ADMITTED");
    assertThat(world.status("m-1")).isEqualTo("ACTIVE");
    assertThat(world.party("m-1").tier()).hasToString("Optional[small]");
    world.refuse(Code.NOT_REFUSED, MEMBER, "party.appeal", "party", "m-1", "ballot", "b-2");
  }

  @Test
  void a_refusal_stands_when_the_founders_do_not_overrule_it() {
    World world = World.active().apply(MEMBER, "MEMBER");
    world.accept(OPERATOR, "party.refuse", "party", "m-1", "reason", "OUTSIDE_THE_FIELD");
    world.accept(MEMBER, "party.appeal", "party", "m-1", "ballot", "b-1");
    assertThat(world.on("2026-07-16").close("b-1")).isEqualTo("NO_QUORUM");
    assertThat(world.status("m-1")).isEqualTo("REFUSED");
  }

  @Test
  void a_key_registered_for_one_party_owns_no_other_that_was_named_with_it() {
    World world = World.active();
    var candidate = World.named(MEMBER, "candidate").with("ballot", "b-1");
    world.accept(FOUNDER_1, "founder.propose", candidate);
    world.apply(MEMBER, "MEMBER");
    world.accept(OPERATOR, "party.admit", "party", "m-1", "tier", "small");
    var leaving = members("party", "candidate", "effectiveOn", "2026-08-01");
    world.refuse(Code.FOREIGN_OBJECT, "", MEMBER, "party.withdraw", leaving);
  }

  @Test
  void a_suspension_ends_by_itself_after_its_last_day() {
    World world = World.active().withMember().withSuspended(MEMBER);
    assertThat(world.status("m-1")).isEqualTo("SUSPENDED");
    world.on("2026-07-31");
    assertThat(world.status("m-1")).isEqualTo("SUSPENDED");
  }

  @Test
  void a_suspended_party_is_active_again_on_the_day_after() {
    World world = World.active().withMember().withSuspended(MEMBER).on("2026-08-01");
    assertThat(world.status("m-1")).isEqualTo("ACTIVE");
    world.refuse(Code.NOT_SUSPENDED, OPERATOR, "party.reinstate", "party", "m-1");
  }

  @Test
  void the_operator_reinstates_and_prolongs() {
    World world = World.active().withMember().withSuspended(MEMBER);
    world.accept(OPERATOR, "party.suspend", suspension("m-1", "2026-12-31"));
    assertThat(world.on("2026-08-01").status("m-1")).isEqualTo("SUSPENDED");
    world.accept(OPERATOR, "party.reinstate", "party", "m-1");
    assertThat(world.status("m-1")).isEqualTo("ACTIVE");
  }

  @Test
  void a_suspension_ends_on_a_day_to_come_that_is_not_absurd() {
    World world = World.active().withMember();
    world.refuse(
        Code.DATE_TOO_EARLY, "/until", OPERATOR, "party.suspend", suspension("m-1", "2026-07-01"));
    world.refuse(
        Code.DATE_TOO_LATE, "/until", OPERATOR, "party.suspend", suspension("m-1", "2036-07-02"));
    world.accept(OPERATOR, "party.suspend", suspension("m-1", "2036-07-01"));
  }

  @Test
  void only_a_vote_of_the_other_founders_suspends_a_founder() {
    World world = World.active().withMember();
    var founder = suspension("founder-3", "2026-12-31");
    world.refuse(Code.FOUNDERS_VOTE_ONLY, "", OPERATOR, "party.suspend", founder);
    world.refuse(
        Code.FOUNDERS_VOTE_ONLY, "", OPERATOR, "party.suspend", founder.with("ballot", "b-1"));
    world.refuse(Code.MISSING, "/ballot", FOUNDER_1, "party.suspend", founder);
    world.refuse(
        Code.DATE_TOO_EARLY,
        "/until",
        FOUNDER_1,
        "party.suspend",
        suspension("founder-3", "2026-07-15").with("ballot", "b-1"));
    world.accept(FOUNDER_1, "party.suspend", founder.with("ballot", "b-1"));
    world.refuse(Code.OWN_MATTER, FOUNDER_3, "vote.cast", "ballot", "b-1", "choice", "NO");
    world.vote("b-1", "YES", FOUNDER_1, FOUNDER_2);
    assertThat(world.status("founder-3")).isEqualTo("ACTIVE");
    assertThat(Canonical.text(world.read(FOUNDER_1, "ballot.read", "ballot", "b-1")))
        .contains("\"electorate\":[\"founder-1\",\"founder-2\"]");
    assertThat(world.on("2026-07-16").close("b-1")).isEqualTo("SUSPENDED");
    assertThat(world.status("founder-3")).isEqualTo("SUSPENDED");
    world.refuse(Code.PARTY_SUSPENDED, FOUNDER_3, "day.advance", "day", "2026-07-17");
  }

  @Test
  void only_a_vote_of_the_other_founders_reinstates_a_founder() {
    World world = suspendedFounder();
    world.refuse(Code.FOUNDERS_VOTE_ONLY, OPERATOR, "party.reinstate", "party", "founder-3");
    world.accept(FOUNDER_1, "party.reinstate", "party", "founder-3", "ballot", "b-2");
    world.vote("b-2", "YES", FOUNDER_1, FOUNDER_2).on("2026-07-31");
    assertThat(world.close("b-2")).isEqualTo("REINSTATED");
    assertThat(world.status("founder-3")).isEqualTo("ACTIVE");
  }

  @Test
  void a_reinstatement_that_comes_after_the_end_lapses() {
    World world = suspendedFounder();
    world.accept(FOUNDER_1, "party.reinstate", "party", "founder-3", "ballot", "b-2");
    world.vote("b-2", "YES", FOUNDER_1, FOUNDER_2).on("2027-01-01");
    assertThat(world.close("b-2")).isEqualTo("LAPSED");
  }

  @Test
  void a_suspension_closed_after_its_end_or_after_the_founder_left_lapses() {
    for (String day : List.of("2027-01-01", "2026-12-01")) {
      World world = World.active();
      var founder = suspension("founder-3", "2026-12-31").with("ballot", "b-1");
      world.accept(FOUNDER_1, "party.suspend", founder);
      world.vote("b-1", "YES", FOUNDER_1, FOUNDER_2);
      if (day.equals("2026-12-01")) {
        world.accept(
            FOUNDER_3, "party.withdraw", "party", "founder-3", "effectiveOn", "2026-12-01");
      }
      assertThat(world.on(day).close("b-1")).isEqualTo("LAPSED");
    }
  }

  @Test
  void a_suspension_closed_on_its_last_day_holds_for_that_day() {
    World world = World.active();
    var founder = suspension("founder-3", "2026-12-31").with("ballot", "b-1");
    world.accept(FOUNDER_1, "party.suspend", founder);
    world.vote("b-1", "YES", FOUNDER_1, FOUNDER_2).on("2026-12-31");
    assertThat(world.close("b-1")).isEqualTo("SUSPENDED");
    assertThat(world.status("founder-3")).isEqualTo("SUSPENDED");
    assertThat(world.on("2027-01-01").status("founder-3")).isEqualTo("ACTIVE");
  }

  private static World suspendedFounder() {
    World world = World.active();
    var founder = suspension("founder-3", "2026-12-31").with("ballot", "b-1");
    world.accept(FOUNDER_1, "party.suspend", founder);
    world.vote("b-1", "YES", FOUNDER_1, FOUNDER_2).on("2026-07-16");
    world.close("b-1");
    return world;
  }

  @Test
  void nobody_suspends_by_the_wrong_hand() {
    World world = World.active().withMember();
    var member = suspension("m-1", "2026-12-31");
    world.refuse(Code.ROLE_DENIED, "/party", FOUNDER_1, "party.suspend", member);
    world.refuse(
        Code.UNKNOWN_FIELD, "/ballot", OPERATOR, "party.suspend", member.with("ballot", "b-1"));
    world.refuse(
        Code.NOT_SUSPENDABLE, "", OPERATOR, "party.suspend", suspension("auditor", "2026-12-31"));
    world.refuse(
        Code.NOT_SUSPENDABLE, "", FOUNDER_1, "party.suspend", suspension("operator", "2026-12-31"));
    world.apply(STRANGER, "LICENSEE");
    world.refuse(
        Code.NOT_SUSPENDABLE, "", OPERATOR, "party.suspend", suspension("stranger", "2026-12-31"));
  }

  @Test
  void a_party_leaves_on_a_day_to_come_and_takes_part_until_then() {
    World world = World.active().withMember();
    world.refuse(
        Code.DATE_TOO_EARLY, MEMBER, "party.withdraw", "party", "m-1", "effectiveOn", "2026-07-01");
    world.accept(MEMBER, "party.withdraw", "party", "m-1", "effectiveOn", "2026-10-01");
    world.refuse(
        Code.ALREADY_WITHDRAWN,
        MEMBER,
        "party.withdraw",
        "party",
        "m-1",
        "effectiveOn",
        "2026-09-01");
    assertThat(world.on("2026-09-30").status("m-1")).isEqualTo("ACTIVE");
    assertThat(world.on("2026-10-01").status("m-1")).isEqualTo("WITHDRAWN");
    world.refuse(Code.PARTY_WITHDRAWN, MEMBER, "vote.close", "ballot", "b");
    assertThat(world.party("m-1").admitted().withdrawal().orElseThrow().keeps()).isEmpty();
  }

  @Test
  void what_a_departed_founder_keeps_is_fixed_when_it_gives_notice() {
    World world = World.active();
    var leaving =
        world.accept(
            FOUNDER_3, "party.withdraw", "party", "founder-3", "effectiveOn", "2027-01-01");
    assertThat(leaving.answer().json().get("keeps"))
        .contains(members("multiplierBps", "5000", "until", "2028-12-30"));
    var harsh = World.clauses().with("departedMultiplierBps", 0);
    world.accept(
        FOUNDER_1,
        "terms.propose",
        members("ballot", "b-1", "version", 2, "effectiveFrom", "2026-10-01", "terms", harsh));
    world.vote("b-1", "YES", FOUNDER_1, FOUNDER_2).on("2026-07-16").close("b-1");
    world.on("2027-01-01");
    assertThat(Canonical.text(world.party("founder-3").json()))
        .contains("\"keeps\":{\"multiplierBps\":\"5000\",\"until\":\"2028-12-30\"}");
    var next =
        world.accept(
            FOUNDER_2, "party.withdraw", "party", "founder-2", "effectiveOn", "2027-01-02");
    assertThat(next.answer().json().get("keeps")).isEmpty();
  }

  @Test
  void a_merger_is_notified_and_a_late_notice_says_so() {
    World world = World.active().withMember();
    var notice = members("party", "m-1", "about", "MERGER", "digest", World.key("deed"));
    world.refuse(
        Code.DATE_TOO_LATE,
        "/occurredOn",
        MEMBER,
        "party.notify",
        notice.with("occurredOn", "2026-07-02"));
    var inTime = world.accept(MEMBER, "party.notify", notice.with("occurredOn", "2026-06-01"));
    assertThat(inTime.answer().json().get("late")).contains(new Json.Bool(false));
    world.refuse(
        Code.NOTICE_EXISTS, "", MEMBER, "party.notify", notice.with("occurredOn", "2026-06-01"));
    var late =
        world.accept(
            MEMBER,
            "party.notify",
            notice.with("occurredOn", "2026-05-31").with("digest", World.key("other deed")));
    assertThat(late.answer().json().get("late")).contains(new Json.Bool(true));
  }
}
