package org.patentpool.pool.decision;

import java.util.Optional;
import java.util.function.Function;
import org.patentpool.pool.register.Actor;
import org.patentpool.pool.register.Party;
import org.patentpool.pool.rejection.Code;
import org.patentpool.pool.rejection.Rejection;

/** Finds what a command is about, and whose matter that is. */
@FunctionalInterface
public interface Subject<R, S> {

  Found<S> of(R request, Scene scene);

  /** What was found. */
  sealed interface Found<S> {

    /** It is there; whoever acts with the owner's organisation and key owns it. */
    record Present<S>(S value, Optional<Actor> owner) implements Found<S> {}

    /** It is not there. */
    record Absent<S>(Rejection rejection) implements Found<S> {}
  }

  static <S> Found<S> owned(S value, Actor owner) {
    return new Found.Present<>(value, Optional.of(owner));
  }

  static <S> Found<S> unowned(S value) {
    return new Found.Present<>(value, Optional.empty());
  }

  static <S> Found<S> absent(Code code, String at) {
    return new Found.Absent<>(new Rejection(code, at));
  }

  /** The party the request is about. */
  static <R extends AboutParty> Subject<R, Party> party() {
    return (request, scene) ->
        scene
            .rows()
            .find(Party.TYPE, request.party())
            .map(party -> found(party, scene))
            .orElseGet(() -> absent(Code.UNKNOWN_PARTY, "/party"));
  }

  /** A key that has been registered for one party owns no other that was named with it. */
  private static Found<Party> found(Party party, Scene scene) {
    boolean registeredElsewhere =
        scene
            .registration()
            .filter(registration -> scene.actor().key().equals(party.key()))
            .filter(registration -> !registration.party().equals(party.party()))
            .isPresent();
    return registeredElsewhere ? unowned(party) : owned(party, party.actor());
  }

  /** A subject that stands in the request itself, as named by the actor. */
  static <R, S> Subject<R, S> inRequest(Function<R, S> value, Function<R, Actor> owner) {
    return (request, _) -> owned(value.apply(request), owner.apply(request));
  }

  /** The pool itself, which is nobody's. */
  static <R> Subject<R, Scene> pool() {
    return (_, scene) -> unowned(scene);
  }
}
