package org.patentpool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patentpool.pool.World.AUDITOR;
import static org.patentpool.pool.World.MEMBER;
import static org.patentpool.pool.World.OPERATOR;
import static org.patentpool.pool.World.STRANGER;
import static org.patentpool.pool.World.members;

import org.junit.jupiter.api.Test;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.register.Actor;
import org.patentpool.pool.rejection.Code;

class RepeatTest {

  private static final Json.Obj ADVANCE = members("id", "once", "day", "2026-07-02");

  private static Decision send(World world, Actor actor, String function, Json.Obj payload) {
    Decision decision = world.decide(actor, function, payload);
    if (decision instanceof Decision.Accepted accepted) {
      world.ledger.apply(accepted.writes());
    }
    return decision;
  }

  @Test
  void the_same_command_sent_again_is_answered_as_before_and_marked() {
    World world = World.active();
    var first = (Decision.Accepted) send(world, OPERATOR, "day.advance", ADVANCE);
    world.on("2026-07-05");
    assertThat(send(world, OPERATOR, "day.advance", ADVANCE))
        .isEqualTo(new Decision.Repeated(new Answer(first.answer().json().with("repeat", true))));
  }

  @Test
  void an_id_is_not_used_for_two_commands() {
    World world = World.active();
    send(world, OPERATOR, "day.advance", ADVANCE);
    refuseReuse(world, "day.advance", ADVANCE.with("day", "2026-07-03"));
    refuseReuse(world, "vote.close", members("id", "once", "ballot", "b"));
  }

  private static void refuseReuse(World world, String function, Json.Obj payload) {
    assertThat(world.decide(OPERATOR, function, payload))
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected -> assertThat(rejected.code()).isEqualTo(Code.COMMAND_ID_REUSED));
  }

  @Test
  void two_keys_may_choose_the_same_id() {
    World world = World.active();
    send(world, OPERATOR, "day.advance", ADVANCE);
    assertThat(send(world, AUDITOR, "day.advance", ADVANCE.with("day", "2026-07-03")))
        .isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void a_key_learns_that_its_own_replacement_went_through() {
    World world = World.active().withMember();
    var replace = members("id", "once", "party", "m-1", "key", World.key("fresh"));
    send(world, MEMBER, "key.replace", replace);
    assertThat(send(world, MEMBER, "key.replace", replace)).isInstanceOf(Decision.Repeated.class);
  }

  @Test
  void the_key_reads_what_became_of_its_command() {
    World world = World.active();
    send(world, OPERATOR, "day.advance", ADVANCE);
    assertThat(world.read(OPERATOR, "command.read", "id", "once").members()).containsKey("command");
    assertThat(world.unanswered(AUDITOR, "command.read", "id", "once"))
        .contains(Code.UNKNOWN_COMMAND);
  }

  @Test
  void a_refused_command_leaves_its_id_free() {
    World world = World.active();
    send(world, STRANGER, "day.advance", ADVANCE);
    var apply =
        members("party", "stranger", "role", "MEMBER", "tier", "small", "terms", world.terms());
    assertThat(send(world, STRANGER, "party.apply", apply.with("id", "once")))
        .isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void an_event_says_what_happened_by_whom_and_when() {
    World world = World.active();
    var event = ((Decision.Accepted) send(world, OPERATOR, "day.advance", ADVANCE)).event();
    assertThat(event.name()).isEqualTo("day.advanced");
    assertThat(event.payload())
        .isEqualTo(
            members(
                "type", "day.advanced",
                "v", 1,
                "command", "day.advance",
                "id", "once",
                "day", "2026-07-02",
                "sender", OPERATOR.key()));
  }
}
