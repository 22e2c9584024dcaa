package org.patentpool.network.fabric.play;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import org.patentpool.network.fabric.probe.Steps;
import org.patentpool.network.policy.SignaturePolicies;

/** Keys that say themselves who has to endorse a change. */
final class KeyPolicies {
  private static final String SECRETS = "confidential";

  private final Cast cast;

  KeyPolicies(Cast cast) {
    this.cast = cast;
  }

  private static ByteString by(int count, String... mspIds) {
    List<String> peers = List.of(mspIds).stream().map(mspId -> mspId + ".peer").toList();
    return SignaturePolicies.outOf(count, peers).toByteString();
  }

  private static Intent pool(Steps steps, String... endorsers) {
    return Intent.of(Cast.FOUNDER, Cast.POOL, steps, List.of(endorsers));
  }

  private static Intent accounts(Steps steps, String... endorsers) {
    return Intent.of(Cast.CLERK, Cast.ACCOUNTS, steps, List.of(endorsers));
  }

  List<Intent> guard() {
    ByteString founder = by(1, Cast.FOUNDER_1);
    ByteString both = by(2, Cast.FOUNDER_1, Cast.FOUNDER_2);
    List<Intent> intents = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Steps steps = Steps.of("put", "guarded" + i, "first").then("guard", "guarded" + i);
      intents.add(cast.pool(steps.bytes(i % 2 == 0 ? founder : both)));
    }
    intents.add(cast.pool(Steps.of("guard", "nothing here").bytes(founder)));
    intents.add(cast.pool(Steps.of("put", "nonsense", "x").then("guard", "nonsense", "nonsense")));
    intents.add(cast.pool(Steps.of("put", "open", "x").then("guard", "open", "")));
    intents.add(cast.pool(Steps.of("caught", "guard", "", "x").then("put", "x", "y")));
    intents.add(
        accounts(
            Steps.of("privatePut", SECRETS, "guarded", "x")
                .then("privateGuard", SECRETS, "guarded")
                .bytes(by(1, Cast.AUDITOR)),
            Cast.OPERATOR,
            Cast.AUDITOR));
    return intents;
  }

  /** Changes by too few, by the right ones and by the wrong ones. */
  List<Intent> change() {
    List<Intent> intents = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String key = "guarded" + i;
      Steps put = Steps.of("put", key, "changed");
      intents.add(pool(put, Cast.FOUNDER_1));
      intents.add(pool(Steps.of("get", key).then("policy", key), Cast.FOUNDER_1));
      intents.add(pool(put, Cast.FOUNDER_1, Cast.FOUNDER_2));
      intents.add(
          pool(Steps.of("put", key, "by others"), Cast.OPERATOR, Cast.AUDITOR, Cast.FOUNDER_2));
      intents.add(pool(Steps.of("put", key, "a").then("put", "unguarded", key), Cast.FOUNDER_1));
      intents.add(
          pool(
              Steps.of("put", key, "b").then("put", "unguarded", key),
              Cast.OPERATOR,
              Cast.FOUNDER_1,
              Cast.FOUNDER_2));
    }
    intents.add(
        pool(Steps.of("put", "nonsense", "z"), Cast.OPERATOR, Cast.FOUNDER_1, Cast.FOUNDER_2));
    intents.add(pool(Steps.of("put", "nothing here", "z"), Cast.FOUNDER_1));
    intents.add(pool(Steps.of("put", "open", "z"), Cast.OPERATOR, Cast.FOUNDER_1, Cast.FOUNDER_2));
    intents.add(pool(Steps.of("put", "open", "z"), Cast.FOUNDER_1));
    Steps secret = Steps.of("privatePut", SECRETS, "guarded", "y");
    intents.add(accounts(secret, Cast.OPERATOR));
    intents.add(accounts(secret, Cast.AUDITOR));
    intents.add(accounts(secret, Cast.OPERATOR, Cast.AUDITOR));
    return intents;
  }

  /** Within one block: whoever changes a policy blocks the key for the rest of the block. */
  List<Intent> regard() {
    List<Intent> intents = new ArrayList<>();
    for (int i = 0; i < 8; i += 2) {
      String key = "guarded" + i;
      ByteString other = by(1, Cast.FOUNDER_2);
      intents.add(pool(Steps.of("guard", key).bytes(other), Cast.FOUNDER_1));
      intents.add(pool(Steps.of("put", key, "old guard"), Cast.FOUNDER_1));
      intents.add(pool(Steps.of("put", key, "new guard"), Cast.FOUNDER_2));
      intents.add(
          pool(
              Steps.of("policy", key).then("put", "saw" + i, "x"),
              Cast.OPERATOR,
              Cast.FOUNDER_1,
              Cast.FOUNDER_2));
      intents.add(pool(Steps.of("delete", "guarded" + (i + 1)), Cast.FOUNDER_1, Cast.FOUNDER_2));
      intents.add(
          pool(
              Steps.of("put", "guarded" + (i + 1), "reborn"),
              Cast.OPERATOR,
              Cast.FOUNDER_1,
              Cast.AUDITOR));
    }
    intents.add(
        accounts(
            Steps.of("privateGuard", SECRETS, "guarded").bytes(by(1, Cast.OPERATOR)),
            Cast.AUDITOR));
    intents.add(accounts(Steps.of("privatePut", SECRETS, "guarded", "z"), Cast.AUDITOR));
    return intents;
  }

  List<Intent> read() {
    List<Intent> intents = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String key = "guarded" + i;
      intents.add(
          Intent.of(
                  Cast.CLERK,
                  Cast.POOL,
                  Steps.of("get", key).then("policy", key).then("history", key),
                  Cast.ALL)
              .asking());
    }
    Steps secret =
        Steps.of("privatePolicy", SECRETS, "guarded").then("privateGet", SECRETS, "guarded");
    intents.add(accounts(secret, Cast.OPERATOR, Cast.AUDITOR).asking());
    intents.add(
        accounts(Steps.of("caught", "privateGet", SECRETS, "guarded"), Cast.FOUNDER_1).asking());
    return intents;
  }
}
