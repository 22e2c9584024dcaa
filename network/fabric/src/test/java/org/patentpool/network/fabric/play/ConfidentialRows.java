package org.patentpool.network.fabric.play;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.peer.ApplicationPolicy;
import org.hyperledger.fabric.protos.peer.CollectionPolicyConfig;
import org.hyperledger.fabric.protos.peer.StaticCollectionConfig;
import org.patentpool.network.fabric.probe.Steps;
import org.patentpool.network.policy.SignaturePolicies;

/** Rows in collections: some hold values, the others hashes; some values pass away. */
public final class ConfidentialRows {
  private static final String CONFIDENTIAL = "confidential";
  private static final String PASSING = "passing";
  private static final String AUDITED = "audited";
  private static final String CLOSED = "closed";
  private static final String SHARED = "shared";
  private static final List<String> COLLECTIONS =
      List.of(CONFIDENTIAL, PASSING, AUDITED, CLOSED, SHARED, own(Cast.OPERATOR));

  private final Cast cast;

  ConfidentialRows(Cast cast) {
    this.cast = cast;
  }

  static String own(String mspId) {
    return "_implicit_org_" + mspId;
  }

  /** What the accounts get beside their first collection, which stays as it is. */
  public static List<StaticCollectionConfig> collections(StaticCollectionConfig first) {
    StaticCollectionConfig.Builder like = first.toBuilder();
    return List.of(
        first,
        like.clone().setName(PASSING).setBlockToLive(3).build(),
        like.clone()
            .setName(AUDITED)
            .setEndorsementPolicy(
                ApplicationPolicy.newBuilder()
                    .setSignaturePolicy(SignaturePolicies.outOf(1, Cast.AUDITOR + ".peer")))
            .build(),
        like.clone().setName(CLOSED).setMemberOnlyRead(true).setMemberOnlyWrite(true).build(),
        like.clone()
            .setName(SHARED)
            .setMemberOrgsPolicy(
                CollectionPolicyConfig.newBuilder()
                    .setSignaturePolicy(
                        SignaturePolicies.outOf(
                            1, Cast.ALL.stream().map(mspId -> mspId + ".member").toList())))
            .setMaximumPeerCount(3)
            .build());
  }

  /** Before the other collections are defined. */
  List<Intent> first() {
    List<Intent> intents = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      intents.add(cast.accounts(Steps.of("privatePut", CONFIDENTIAL, "early" + i, "value" + i)));
    }
    intents.add(cast.accounts(Steps.of("privatePut", PASSING, "too early", "value")));
    intents.add(
        cast.accounts(Steps.of("caught", "privateGet", PASSING, "x").then("put", "x", "y")));
    intents.add(cast.accounts(Steps.of("caught", "privateHash", PASSING, "x")));
    return intents;
  }

  List<Intent> collide(int count) {
    List<Intent> intents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String collection = cast.any(COLLECTIONS);
      intents.add(
          Intent.of(
              collection.equals(CLOSED) ? Cast.CLERK : cast.anyone(),
              Cast.ACCOUNTS,
              step(collection, "secret" + cast.below(8)),
              endorsers(collection)));
    }
    return intents;
  }

  private static List<String> endorsers(String collection) {
    return collection.equals(SHARED) ? Cast.ALL : Cast.CONFIDANTS;
  }

  private Steps step(String collection, String key) {
    String value = "amount " + cast.below(1_000_000);
    return switch (cast.below(9)) {
      case 0, 1, 2 -> Steps.of("privatePut", collection, key, value);
      case 3 -> Steps.of("privateHash", collection, key).then("privatePut", collection, key, value);
      case 4 -> Steps.of("privateDelete", collection, key);
      case 5 -> Steps.of("privatePut", collection, key, value).then("put", "sum" + key, value);
      case 6 -> Steps.of("privateHash", collection, key).then("put", "seen", key);
      case 7 ->
          Steps.of("privatePut", collection, key, value)
              .then("privatePut", CONFIDENTIAL, key, value);
      default -> Steps.of("privateHash", collection, key);
    };
  }

  /** What a client carries along in secret. */
  List<Intent> carried(int count) {
    List<Intent> intents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ByteString salted = ByteString.copyFromUtf8("salt and amount " + cast.below(1_000_000));
      intents.add(
          cast.accounts(Steps.of("privateTake", CONFIDENTIAL, "report" + i).then("about"))
              .carrying(Map.of("report" + i, salted)));
    }
    return intents;
  }

  /** Everybody reads everything, or finds out that it may not. */
  List<Intent> read() {
    List<Intent> intents = new ArrayList<>();
    for (String collection : COLLECTIONS) {
      for (String mspId : Cast.ALL) {
        for (Intent.User who : List.of(Cast.CLERK, Cast.MEMBER)) {
          for (String step : List.of("privateGet", "privateHash", "privatePolicy")) {
            Steps steps = Steps.of(step, collection, "secret" + cast.below(8));
            intents.add(Intent.of(who, Cast.ACCOUNTS, steps, List.of(mspId)).asking());
          }
          Steps range = Steps.of("privateRange", collection, "", "");
          intents.add(Intent.of(who, Cast.ACCOUNTS, range, List.of(mspId)).asking());
        }
      }
    }
    return intents;
  }

  /** Reads that endorsers agree on, as both of them hold the value. */
  List<Intent> readAndWrite(int count) {
    List<Intent> intents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String collection = cast.any(List.of(CONFIDENTIAL, AUDITED, CLOSED));
      String key = "secret" + cast.below(8);
      intents.add(
          Intent.of(
              Cast.CLERK,
              Cast.ACCOUNTS,
              Steps.of("privateGet", collection, key)
                  .then("privatePut", collection, key, "next " + cast.below(1000)),
              Cast.CONFIDANTS));
    }
    return intents;
  }

  /** What may not be done, and what may not be done after something else. */
  List<Intent> refused() {
    List<Intent> intents = new ArrayList<>();
    intents.add(
        Intent.of(
            Cast.MEMBER, Cast.ACCOUNTS, Steps.of("privatePut", CLOSED, "a", "b"), Cast.CONFIDANTS));
    intents.add(
        Intent.of(
            Cast.MEMBER, Cast.ACCOUNTS, Steps.of("privateGet", CLOSED, "a"), Cast.CONFIDANTS));
    intents.add(
        Intent.of(
            Cast.MEMBER,
            Cast.ACCOUNTS,
            Steps.of("caught", "privateDelete", CLOSED, "a").then("put", "x", "y"),
            Cast.CONFIDANTS));
    intents.add(
        Intent.of(
            Cast.MEMBER,
            Cast.ACCOUNTS,
            Steps.of("caught", "privatePurge", CLOSED, "a").then("put", "x", "y"),
            Cast.CONFIDANTS));
    intents.add(
        Intent.of(
            Cast.MEMBER, Cast.ACCOUNTS, Steps.of("privateHash", CLOSED, "a"), Cast.CONFIDANTS));
    intents.add(cast.accounts(Steps.of("privateGet", "undefined", "a")));
    intents.add(cast.accounts(Steps.of("caught", "privatePut", "undefined", "a", "b")));
    intents.add(cast.accounts(Steps.of("caught", "privateHash", "undefined", "a")));
    intents.add(
        cast.accounts(Steps.of("privateRange", CONFIDENTIAL, "", "").then("put", "x", "y")));
    intents.add(
        cast.accounts(Steps.of("put", "x", "y").then("privateRange", CONFIDENTIAL, "", "")));
    intents.add(cast.accounts(Steps.of("caught", "privateRich", CONFIDENTIAL, "{}")));
    intents.add(cast.accounts(Steps.of("caught", "privatePut", CONFIDENTIAL, "", "x")));
    intents.add(cast.accounts(Steps.of("caught", "privatePut", "", "a", "x")));
    intents.add(cast.accounts(Steps.of("caught", "privateGet", "", "a")));
    intents.add(cast.accounts(Steps.of("caught", "privatePut", CONFIDENTIAL, "empty", "")));
    intents.add(
        Intent.of(
            Cast.CLERK,
            Cast.POOL,
            Steps.of("caught", "privatePut", CONFIDENTIAL, "a", "b").then("get", "x"),
            Cast.ALL));
    intents.add(
        Intent.of(
            Cast.CLERK,
            Cast.ACCOUNTS,
            Steps.of("privatePut", CONFIDENTIAL, "by founders", "b"),
            List.of(Cast.FOUNDER_1, Cast.FOUNDER_2)));
    return intents;
  }

  /** An organisation's own collection, which it alone endorses. */
  List<Intent> own() {
    List<Intent> intents = new ArrayList<>();
    for (String chaincode : List.of(Cast.POOL, Cast.ACCOUNTS)) {
      for (String mspId : Cast.ALL) {
        Steps put = Steps.of("privatePut", own(mspId), "note", "of " + mspId);
        intents.add(Intent.of(Cast.CLERK, chaincode, put, List.of(mspId)));
        intents.add(Intent.of(Cast.CLERK, chaincode, put, List.of(Cast.FOUNDER_1)));
        Steps both = Steps.of("privatePut", own(mspId), "both", "x").then("put", "both", mspId);
        intents.add(Intent.of(Cast.CLERK, chaincode, both, List.of(mspId)));
        intents.add(Intent.of(Cast.CLERK, chaincode, both, Cast.ALL));
      }
    }
    return intents;
  }

  /** Values that are to be gone everywhere, and values that were never there. */
  List<Intent> purge() {
    List<Intent> intents = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String collection = cast.any(List.of(CONFIDENTIAL, CLOSED, AUDITED));
      intents.add(
          Intent.of(
              Cast.CLERK,
              Cast.ACCOUNTS,
              Steps.of("privatePurge", collection, "secret" + i),
              Cast.CONFIDANTS));
    }
    intents.add(
        Intent.of(
            Cast.CLERK,
            Cast.ACCOUNTS,
            Steps.of("privatePurge", CONFIDENTIAL, "never"),
            Cast.CONFIDANTS));
    intents.add(
        cast.accounts(
            Steps.of("privatePurge", CONFIDENTIAL, "early0")
                .then("privatePut", CONFIDENTIAL, "early0", "again")));
    intents.add(
        cast.accounts(
            Steps.of("privatePut", CONFIDENTIAL, "early1", "last")
                .then("privatePurge", CONFIDENTIAL, "early1")));
    return intents;
  }
}
