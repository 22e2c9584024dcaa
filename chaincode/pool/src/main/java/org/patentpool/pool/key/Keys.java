package org.patentpool.pool.key;

import java.util.List;
import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Hash;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.decision.CommandType;
import org.patentpool.pool.decision.QueryType;
import org.patentpool.pool.decision.Question;
import org.patentpool.pool.decision.Question.Audience;
import org.patentpool.pool.decision.Question.Finding;
import org.patentpool.pool.decision.Scene;
import org.patentpool.pool.decision.Subject;
import org.patentpool.pool.decision.Transaction;
import org.patentpool.pool.ledger.Archive;
import org.patentpool.pool.ledger.RecordType;
import org.patentpool.pool.register.Party;
import org.patentpool.pool.register.Registration;
import org.patentpool.pool.rejection.Code;

/** Replacing a key by the old one, and recovering a party whose key is lost. */
public final class Keys {

  private Keys() {}

  public static List<Transaction<?, ?>> transactions() {
    return List.of(
        new Transaction<>(
            CommandType.KEY_REPLACE, ReplaceKey.FORM, Subject.party(), ReplaceKey::decide),
        new Transaction<>(
            CommandType.KEY_RECOVER, AskRecovery.FORM, Subject.party(), AskRecovery::decide),
        new Transaction<>(
            CommandType.KEY_SUPPORT,
            SupportRecovery.FORM,
            Recovery.named(SupportRecovery::key),
            SupportRecovery::decide),
        new Transaction<>(
            CommandType.KEY_COMPLETE,
            CompleteRecovery.FORM,
            Recovery.named(CompleteRecovery::key),
            CompleteRecovery::decide),
        new Transaction<>(
            CommandType.KEY_CANCEL,
            CancelRecovery.FORM,
            Recovery.named(CancelRecovery::key),
            CancelRecovery::decide));
  }

  public static List<RecordType<?>> records() {
    return List.of(Recovery.TYPE, Recovery.Support.TYPE);
  }

  public static List<Question<?>> questions() {
    return List.of(new Question<>(QueryType.KEY_READ, ByKey.FORM, Audience.PARTIES, Keys::key));
  }

  /** Asks for a key. */
  record ByKey(Hash key) {
    static final Form<ByKey> FORM = Form.object(f -> new ByKey(f.get("key", Hash.FORM)));
  }

  private static Finding key(ByKey request, Scene scene, Archive archive) {
    var registration = scene.rows().find(Registration.TYPE, request.key());
    var recovery = scene.rows().find(Recovery.TYPE, request.key());
    if (registration.isEmpty() && recovery.isEmpty()) {
      return Question.missing(Code.UNKNOWN_KEY, "/key");
    }
    boolean alive =
        registration
            .map(r -> scene.rows().get(Party.TYPE, r.party()))
            .filter(party -> party.key().equals(request.key()))
            .isPresent();
    return new Finding.Found(
        Json.Obj.EMPTY
            .with("registration", registration)
            .with("alive", alive)
            .with("recovery", recovery)
            .with("supports", recovery.map(r -> r.supports(scene.rows()))));
  }
}
