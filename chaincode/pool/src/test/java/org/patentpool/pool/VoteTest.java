package org.patentpool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patentpool.pool.World.FOUNDER_1;
import static org.patentpool.pool.World.FOUNDER_2;
import static org.patentpool.pool.World.FOUNDER_3;
import static org.patentpool.pool.World.LICENSEE;
import static org.patentpool.pool.World.STRANGER;
import static org.patentpool.pool.World.members;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.register.Actor;
import org.patentpool.pool.rejection.Code;

class VoteTest {

  /** A ballot on a fourth founder; its deadline is 2026-07-15. */
  private static World opened() {
    World world = World.active();
    world.accept(FOUNDER_1, "founder.propose", candidate("b-1"));
    return world;
  }

  private static Json.Obj candidate(String ballot) {
    return World.named(STRANGER, "stranger").with("ballot", ballot);
  }

  @Test
  void a_founder_voted_in_joins_by_its_own_signature() {
    World world = opened().vote("b-1", "YES", FOUNDER_1, FOUNDER_2).on("2026-07-16");
    world.refuse(
        Code.NOT_INVITED, STRANGER, "party.join", "party", "stranger", "terms", world.terms());
    assertThat(world.close("b-1")).isEqualTo("ADMITTED");
    assertThat(world.status("stranger")).isEqualTo("INVITED");
    world.refuse(
        Code.TERMS_MISMATCH, STRANGER, "party.join", "party", "stranger", "terms", World.key(""));
    world.accept(STRANGER, "party.join", "party", "stranger", "terms", world.terms());
    assertThat(world.status("stranger")).isEqualTo("ACTIVE");
    world.accept(STRANGER, "founder.propose", World.named(LICENSEE, "l-1").with("ballot", "b-2"));
  }

  @Test
  void a_founder_votes_once_and_may_change_its_mind_until_the_deadline() {
    World world = opened().vote("b-1", "NO", FOUNDER_1);
    world.refuse(Code.VOTE_UNCHANGED, FOUNDER_1, "vote.cast", "ballot", "b-1", "choice", "NO");
    world.on("2026-07-15").vote("b-1", "YES", FOUNDER_1, FOUNDER_2).on("2026-07-16");
    world.refuse(Code.VOTING_OVER, FOUNDER_1, "vote.cast", "ballot", "b-1", "choice", "NO");
    assertThat(world.close("b-1")).isEqualTo("ADMITTED");
    world.refuse(Code.BALLOT_CLOSED, FOUNDER_1, "vote.cast", "ballot", "b-1", "choice", "NO");
  }

  @Test
  void a_ballot_is_closed_once_after_its_deadline_by_anyone_in_the_pool() {
    World world = opened().withLicensee().on("2026-07-15");
    world.refuse(Code.VOTING_OPEN, LICENSEE, "vote.close", "ballot", "b-1");
    world.on("2026-07-16");
    world.accept(LICENSEE, "vote.close", "ballot", "b-1");
    world.refuse(Code.BALLOT_CLOSED, FOUNDER_1, "vote.close", "ballot", "b-1");
  }

  @Test
  void without_quorum_nothing_is_decided_however_many_say_yes() {
    World world = opened().vote("b-1", "YES", FOUNDER_1).on("2026-07-16");
    assertThat(world.close("b-1")).isEqualTo("NO_QUORUM");
    assertThat(world.status("stranger")).isEqualTo("NOT_ADMITTED");
  }

  @Test
  void an_abstention_counts_for_the_quorum_and_for_nothing_else() {
    World world = opened().vote("b-1", "YES", FOUNDER_1).vote("b-1", "ABSTAIN", FOUNDER_2);
    assertThat(world.on("2026-07-16").close("b-1")).isEqualTo("ADMITTED");
    World nobody = opened().vote("b-1", "ABSTAIN", FOUNDER_1, FOUNDER_2, FOUNDER_3);
    assertThat(nobody.on("2026-07-16").close("b-1")).isEqualTo("REJECTED");
  }

  @Test
  void two_of_three_miss_a_threshold_of_6667() {
    World world = opened().vote("b-1", "YES", FOUNDER_1, FOUNDER_2).vote("b-1", "NO", FOUNDER_3);
    assertThat(world.on("2026-07-16").close("b-1")).isEqualTo("REJECTED");
  }

  @Test
  void a_candidate_who_was_not_voted_in_can_be_proposed_again() {
    World world = opened();
    world.refuse(Code.PARTY_EXISTS, "/party", FOUNDER_2, "founder.propose", candidate("b-2"));
    world.on("2026-07-16").close("b-1");
    world.refuse(Code.BALLOT_EXISTS, "/ballot", FOUNDER_2, "founder.propose", candidate("b-1"));
    world.accept(FOUNDER_2, "founder.propose", candidate("b-2"));
    assertThat(world.status("stranger")).isEqualTo("PROPOSED");
  }

  @Test
  void who_became_a_founder_later_is_not_in_the_electorate() {
    World world = opened().vote("b-1", "YES", FOUNDER_1, FOUNDER_2).on("2026-07-16");
    world.accept(FOUNDER_1, "founder.propose", World.named(LICENSEE, "l-1").with("ballot", "b-2"));
    world.close("b-1");
    world.accept(STRANGER, "party.join", "party", "stranger", "terms", world.terms());
    world.refuse(Code.NOT_IN_ELECTORATE, STRANGER, "vote.cast", "ballot", "b-2", "choice", "YES");
  }

  @Test
  void who_has_left_by_the_deadline_is_not_counted_nor_its_vote() {
    World world = opened().vote("b-1", "NO", FOUNDER_3).vote("b-1", "YES", FOUNDER_1, FOUNDER_2);
    leave(world, FOUNDER_3, "2026-07-15");
    world.on("2026-07-16");
    assertThat(world.close("b-1")).isEqualTo("ADMITTED");
    assertThat(result(world)).returns("2", r -> World.text(r, "electorate"));
  }

  @Test
  void who_leaves_after_the_deadline_is_counted_whenever_the_ballot_is_closed() {
    World world = opened().vote("b-1", "NO", FOUNDER_3).vote("b-1", "YES", FOUNDER_1, FOUNDER_2);
    leave(world, FOUNDER_3, "2026-07-16");
    world.on("2026-08-30");
    assertThat(world.close("b-1")).isEqualTo("REJECTED");
    assertThat(result(world)).returns("3", r -> World.text(r, "electorate"));
  }

  private static void leave(World world, Actor founder, String day) {
    world.accept(founder, "party.withdraw", "party", World.name(founder), "effectiveOn", day);
  }

  private static Json.Obj result(World world) {
    var ballot =
        (Json.Obj) world.read(FOUNDER_1, "ballot.read", "ballot", "b-1").members().get("ballot");
    return (Json.Obj) Objects.requireNonNull(ballot).get("result").orElseThrow();
  }

  @Test
  void the_votes_of_a_ballot_are_listed() {
    World world = opened().vote("b-1", "YES", FOUNDER_1, FOUNDER_2);
    var votes =
        (Json.Arr) world.read(FOUNDER_3, "vote.list", "ballot", "b-1").get("items").orElseThrow();
    assertThat(votes.items())
        .extracting(vote -> World.text((Json.Obj) vote, "party"))
        .containsExactly("founder-1", "founder-2");
    assertThat(world.unanswered(FOUNDER_1, "ballot.read", "ballot", "b-9"))
        .contains(Code.UNKNOWN_BALLOT);
    world.refuse(Code.UNKNOWN_BALLOT, "/ballot", FOUNDER_1, "vote.close", members("ballot", "b-9"));
  }

  @Test
  void two_candidates_of_one_key_do_not_both_become_founders() {
    World world = opened();
    world.accept(FOUNDER_1, "founder.propose", World.named(STRANGER, "twin").with("ballot", "b-2"));
    world.vote("b-1", "YES", FOUNDER_1, FOUNDER_2).vote("b-2", "YES", FOUNDER_1, FOUNDER_2);
    world.on("2026-07-16");
    world.close("b-1");
    world.close("b-2");
    world.accept(STRANGER, "party.join", "party", "stranger", "terms", world.terms());
    world.refuse(Code.ROLE_DENIED, STRANGER, "party.join", "party", "twin", "terms", world.terms());
  }
}
