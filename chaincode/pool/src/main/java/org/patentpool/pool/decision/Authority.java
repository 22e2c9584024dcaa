package org.patentpool.pool.decision;

import java.util.Optional;
import org.patentpool.pool.decision.AuthorityTable.Entry;
import org.patentpool.pool.decision.AuthorityTable.Phase;
import org.patentpool.pool.decision.AuthorityTable.Reach;
import org.patentpool.pool.decision.Subject.Found;
import org.patentpool.pool.register.Actor;
import org.patentpool.pool.rejection.Code;
import org.patentpool.pool.rejection.Rejection;

/**
 * The checks that read the {@linkplain AuthorityTable table}: may this sender, about this matter?
 */
public final class Authority {

  private Authority() {}

  /** Whether a registered key is used with the organisation it was registered with. */
  public static Optional<Rejection> organization(Scene scene) {
    return scene
        .registration()
        .filter(registration -> !registration.mspId().equals(scene.actor().mspId()))
        .map(_ -> new Rejection(Code.FOREIGN_ORGANIZATION, ""));
  }

  /** Whether the pool and the actor are such that the command may be sent about anything at all. */
  public static Optional<Rejection> sender(CommandType type, Scene scene) {
    Entry entry = AuthorityTable.of(type);
    return phase(entry.phase(), scene)
        .or(() -> key(scene))
        .or(() ->
            reach(entry, scene) == Reach.NONE
                ? Optional.of(notThisRole(scene))
                : standing(entry, scene))
        .map(code -> new Rejection(code, ""));
  }

  /** Whether the command may be sent about this subject, given that its sender may send it. */
  public static Optional<Rejection> matter(
      CommandType type, Scene scene, Found.Present<?> subject) {
    Reach reach = reach(AuthorityTable.of(type), scene);
    Optional<Actor> owner = subject.owner();
    boolean own = owner.filter(scene.actor()::equals).isPresent();
    if (reach == Reach.OTHER && own) {
      return Optional.of(new Rejection(Code.OWN_MATTER, ""));
    }
    if (reach != Reach.OWN || own) {
      return Optional.empty();
    }
    boolean sameKey = owner.filter(o -> o.key().equals(scene.actor().key())).isPresent();
    return Optional.of(
        new Rejection(sameKey ? Code.FOREIGN_ORGANIZATION : Code.FOREIGN_OBJECT, ""));
  }

  private static Reach reach(Entry entry, Scene scene) {
    return scene
        .party()
        .map(party -> entry.roles().getOrDefault(party.role(), Reach.NONE))
        .orElse(entry.unregistered());
  }

  private static Optional<Code> phase(Phase needed, Scene scene) {
    Phase phase =
        scene.founded().map(c -> c.isActive() ? Phase.ACTIVE : Phase.FOUNDED).orElse(Phase.NONE);
    if (phase == needed) {
      return Optional.empty();
    }
    return Optional.of(
        switch (needed) {
          case NONE -> Code.POOL_EXISTS;
          case FOUNDED -> phase == Phase.NONE ? Code.POOL_NOT_FOUNDED : Code.POOL_ACTIVE;
          case ACTIVE -> phase == Phase.NONE ? Code.POOL_NOT_FOUNDED : Code.POOL_NOT_ACTIVE;
        });
  }

  /** Whether the actor's key, if it is registered, is the one its party acts by. */
  private static Optional<Code> key(Scene scene) {
    return scene
        .party()
        .filter(party -> !party.key().equals(scene.actor().key()))
        .map(_ -> Code.KEY_REPLACED);
  }

  private static Code notThisRole(Scene scene) {
    return scene.party().isPresent() ? Code.ROLE_DENIED : Code.KEY_UNREGISTERED;
  }

  private static Optional<Code> standing(Entry entry, Scene scene) {
    return scene
        .party()
        .map(party -> party.on(scene.day()))
        .filter(status -> !entry.standings().contains(status))
        .map(status ->
            switch (status) {
              case SUSPENDED -> Code.PARTY_SUSPENDED;
              case WITHDRAWN -> Code.PARTY_WITHDRAWN;
              default -> Code.PARTY_NOT_ADMITTED;
            });
  }

  /** Whether the actor may ask the question. */
  public static Optional<Rejection> asker(Question.Audience audience, Scene scene) {
    if (audience == Question.Audience.EVERYBODY) {
      return Optional.empty();
    }
    return organization(scene)
        .or(() -> key(scene).map(code -> new Rejection(code, "")))
        .or(() -> member(scene).map(code -> new Rejection(code, "")));
  }

  /** Whether the actor's key is a living one, used with its organisation. */
  public static boolean usable(Scene scene) {
    return organization(scene).isEmpty() && key(scene).isEmpty();
  }

  private static Optional<Code> member(Scene scene) {
    if (scene.party().isEmpty()) {
      return Optional.of(Code.KEY_UNREGISTERED);
    }
    return switch (scene.self().on(scene.day())) {
      case NAMED, ACTIVE, SUSPENDED, WITHDRAWN -> Optional.empty();
      default -> Optional.of(Code.PARTY_NOT_ADMITTED);
    };
  }
}
