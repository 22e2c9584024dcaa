package org.patentpool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patentpool.pool.World.AUDITOR;
import static org.patentpool.pool.World.FOUNDER_1;
import static org.patentpool.pool.World.FOUNDER_2;
import static org.patentpool.pool.World.FOUNDER_3;
import static org.patentpool.pool.World.MEMBER;
import static org.patentpool.pool.World.OPERATOR;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.patentpool.pool.canonical.Canonical;
import org.patentpool.pool.canonical.Hash;
import org.patentpool.pool.register.Actor;
import org.patentpool.pool.rejection.Code;

class KeyTest {

  private static final Hash FRESH = World.key("fresh");
  private static final Actor RENEWED = World.actor("MembersMSP", "fresh");

  private static World asked() {
    World world = World.active().withMember();
    world.accept(AUDITOR, "key.recover", "party", "m-1", "key", FRESH);
    return world;
  }

  @Test
  void a_replaced_key_is_dead_and_the_new_one_acts() {
    World world = World.active().withMember();
    world.accept(MEMBER, "key.replace", "party", "m-1", "key", FRESH);
    world.refuse(Code.KEY_REPLACED, MEMBER, "key.replace", "party", "m-1", "key", World.key("x"));
    assertThat(world.unanswered(MEMBER, "party.list")).contains(Code.KEY_REPLACED);
    world.accept(RENEWED, "party.withdraw", "party", "m-1", "effectiveOn", "2026-10-01");
    var elsewhere = World.actor("OperatorMSP", "fresh");
    world.refuse(Code.FOREIGN_ORGANIZATION, elsewhere, "vote.close", "ballot", "b");
  }

  @Test
  void a_key_that_ever_was_anybodys_is_never_used_again() {
    World world = World.active().withMember();
    world.accept(MEMBER, "key.replace", "party", "m-1", "key", FRESH);
    for (Hash used : List.of(MEMBER.key(), FRESH, OPERATOR.key())) {
      world.refuse(Code.KEY_USED, RENEWED, "key.replace", "party", "m-1", "key", used);
      world.refuse(Code.KEY_USED, AUDITOR, "key.recover", "party", "m-1", "key", used);
      world.refuse(
          Code.KEY_USED,
          "/key",
          FOUNDER_1,
          "founder.propose",
          World.members("ballot", "b", "party", "new", "mspId", "MembersMSP", "key", used));
    }
  }

  @Test
  void two_founders_and_the_waiting_time_bring_a_lost_party_back() {
    World world = asked();
    world.accept(FOUNDER_1, "key.support", "key", FRESH);
    world.refuse(Code.ALREADY_SUPPORTED, FOUNDER_1, "key.support", "key", FRESH);
    world.on("2026-07-20");
    world.refuse(Code.SUPPORT_MISSING, OPERATOR, "key.complete", "key", FRESH);
    world.accept(FOUNDER_2, "key.support", "key", FRESH);
    world.on("2026-07-26");
    world.refuse(Code.WAITING, OPERATOR, "key.complete", "key", FRESH);
    world.on("2026-07-27");
    world.accept(OPERATOR, "key.complete", "key", FRESH);
    world.refuse(Code.KEY_REPLACED, MEMBER, "vote.close", "ballot", "b");
    world.accept(RENEWED, "party.withdraw", "party", "m-1", "effectiveOn", "2026-10-01");
    world.refuse(Code.RECOVERY_CLOSED, OPERATOR, "key.complete", "key", FRESH);
    assertThat(Canonical.text(world.read(RENEWED, "key.read", "key", FRESH)))
        .contains("\"alive\":true")
        .contains("\"state\":\"COMPLETED\"")
        .contains("\"founder\":\"founder-2\"");
  }

  @Test
  void the_old_key_objects_and_the_recovery_is_over() {
    World world = asked();
    world.accept(FOUNDER_1, "key.support", "key", FRESH);
    world.accept(MEMBER, "key.cancel", "key", FRESH);
    world.refuse(Code.RECOVERY_CLOSED, FOUNDER_2, "key.support", "key", FRESH);
    world.refuse(Code.RECOVERY_CLOSED, MEMBER, "key.cancel", "key", FRESH);
    world.refuse(Code.RECOVERY_EXISTS, AUDITOR, "key.recover", "party", "m-1", "key", FRESH);
  }

  @Test
  void replacing_the_old_key_ends_a_recovery() {
    World world = asked();
    world.accept(FOUNDER_1, "key.support", "key", FRESH);
    world.accept(FOUNDER_2, "key.support", "key", FRESH);
    world.accept(MEMBER, "key.replace", "party", "m-1", "key", World.key("other"));
    world.on("2026-08-01");
    world.refuse(Code.RECOVERY_CLOSED, OPERATOR, "key.complete", "key", FRESH);
  }

  @Test
  void a_suspended_party_still_defends_its_key() {
    World world = asked().withSuspended(MEMBER);
    world.accept(MEMBER, "key.cancel", "key", FRESH);
    world.accept(MEMBER, "key.replace", "party", "m-1", "key", World.key("other"));
  }

  @Test
  void a_key_somebody_took_meanwhile_is_not_given_out() {
    World world = asked();
    world.accept(FOUNDER_1, "key.support", "key", FRESH);
    world.accept(FOUNDER_2, "key.support", "key", FRESH);
    world.accept(FOUNDER_3, "key.replace", "party", "founder-3", "key", FRESH);
    world.on("2026-08-01");
    world.refuse(Code.KEY_USED, OPERATOR, "key.complete", "key", FRESH);
  }

  @Test
  void a_founder_who_has_left_supports_nothing() {
    World world = asked();
    world.accept(FOUNDER_1, "key.support", "key", FRESH);
    world.accept(FOUNDER_2, "key.support", "key", FRESH);
    world.accept(FOUNDER_2, "party.withdraw", "party", "founder-2", "effectiveOn", "2026-07-02");
    world.on("2026-08-01");
    world.refuse(Code.SUPPORT_MISSING, OPERATOR, "key.complete", "key", FRESH);
  }

  @Test
  void a_party_that_is_not_in_the_pool_is_not_recovered() {
    World world = World.active().apply(MEMBER, "MEMBER");
    world.refuse(Code.NOT_RECOVERABLE, AUDITOR, "key.recover", "party", "m-1", "key", FRESH);
    World left = asked();
    left.accept(MEMBER, "party.withdraw", "party", "m-1", "effectiveOn", "2026-07-02");
    left.on("2026-07-02");
    left.refuse(Code.NOT_RECOVERABLE, OPERATOR, "key.complete", "key", FRESH);
  }

  @Test
  void a_key_nobody_has_is_unknown() {
    World world = World.active();
    assertThat(world.unanswered(OPERATOR, "key.read", "key", FRESH)).contains(Code.UNKNOWN_KEY);
    world.refuse(Code.UNKNOWN_RECOVERY, OPERATOR, "key.complete", "key", FRESH);
  }
}
