package org.patentpool.network.fabric.play;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.patentpool.network.FirstDefinitions;
import org.patentpool.network.fabric.probe.Steps;

/** What chaincodes answer: events, errors of every kind, and what other chaincodes told them. */
final class Answers {
  private final Cast cast;

  Answers(Cast cast) {
    this.cast = cast;
  }

  List<Intent> events(int count) {
    List<Intent> intents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String key = "told" + cast.below(20);
      Steps steps = Steps.of("get", key).then("put", key, "x").then("event", "told", key);
      intents.add(cast.pool(cast.chance(20) ? steps.then("event", "told again", "last") : steps));
    }
    intents.add(cast.pool(Steps.of("event", "only", "")));
    intents.add(cast.pool(Steps.of("caught", "event", "", "unnamed").then("put", "x", "y")));
    intents.add(cast.pool(Steps.of("event", "big", "x".repeat(100_000))));
    intents.add(cast.accounts(Steps.of("event", "accounts", "said").then("put", "said", "it")));
    return intents;
  }

  List<Intent> errors() {
    List<Intent> intents = new ArrayList<>();
    for (String status : List.of("200", "400", "500", "399", "404", "501", "0", "100")) {
      intents.add(
          cast.pool(
              Steps.of("put", "x", "y")
                  .then("event", "lost", "x")
                  .then("answer", status, "as " + status, "payload")));
    }
    intents.add(cast.pool(Steps.of("answer", "200", "", "")));
    intents.add(cast.pool(Steps.of("answer", "400", "", "")));
    intents.add(cast.pool(Steps.of("throw", "thrown")));
    intents.add(cast.pool(Steps.of("put", "x", "y").then("caught", "throw", "thrown")));
    intents.add(cast.pool(Steps.of("unknown", "step")));
    intents.add(cast.pool(new Steps()));
    intents.add(cast.pool(Steps.of("get")));
    return intents;
  }

  List<Intent> calls() {
    List<Intent> intents = new ArrayList<>();
    String channel = FirstDefinitions.CHANNEL;
    for (int i = 0; i < 10; i++) {
      String key = "shared" + cast.below(4);
      intents.add(both(call(Cast.ACCOUNTS, "", "get", key).then("put", key, "seen")));
      intents.add(both(call(Cast.ACCOUNTS, "", "put", key, "by pool").then("put", key, "x")));
      intents.add(both(call(Cast.ACCOUNTS, channel, "range", "", "").then("get", key)));
      intents.add(both(call(Cast.ACCOUNTS, "", "event", "inner", "x").then("put", key, "x")));
      intents.add(both(call(Cast.ACCOUNTS, "", "privateGet", "confidential", "secret1")));
      intents.add(both(call(Cast.ACCOUNTS, "", "privateHash", "confidential", "secret1")));
      // The inner one writes where three of four are not enough.
      intents.add(
          Intent.of(
              Cast.FOUNDER,
              Cast.POOL,
              call(Cast.ACCOUNTS, "", "put", "from founders", "x"),
              List.of(Cast.FOUNDER_1, Cast.FOUNDER_2, Cast.OPERATOR)));
    }
    intents.add(both(call(Cast.ACCOUNTS, "", "answer", "400", "inner", "no")));
    intents.add(both(call(Cast.ACCOUNTS, "", "throw", "inner")));
    intents.add(
        both(
            Steps.of("caught")
                .then(words(Cast.ACCOUNTS, "", "throw", "inner"))
                .then("put", "x", "y")));
    intents.add(both(call(Cast.POOL, "", "get", "x")));
    intents.add(
        both(Steps.of("caught").then(words("nobody", "", "get", "x")).then("put", "x", "y")));
    intents.add(
        both(
            Steps.of("caught")
                .then(words(Cast.ACCOUNTS, "elsewhere", "get", "x"))
                .then("put", "x", "y")));
    intents.add(both(call("qscc", "", "GetChainInfo", channel)));
    intents.add(both(Steps.of("caught").then(words("cscc", "", "GetChannels"))));
    intents.add(both(call(Cast.ACCOUNTS, "", words(Cast.POOL, "", "get", "x"))));
    return intents;
  }

  private static Intent both(Steps steps) {
    return Intent.of(
        Cast.CLERK, Cast.POOL, steps, List.of(Cast.OPERATOR, Cast.AUDITOR, Cast.FOUNDER_1));
  }

  private static Steps call(String chaincode, String channel, String... arguments) {
    return Steps.of(words(chaincode, channel, arguments));
  }

  private static String[] words(String chaincode, String channel, String... arguments) {
    List<String> words = new ArrayList<>(List.of("call", chaincode, channel));
    words.add(Integer.toString(arguments.length));
    words.addAll(List.of(arguments));
    return words.toArray(String[]::new);
  }

  /** Who calls, when, and with what. */
  List<Intent> about(int count) {
    List<Intent> intents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      intents.add(
          cast.pool(Steps.of("about").then("put", "asked" + i, "x"))
              .carrying(Map.of("salt", Stage.bytes("s" + i), "sugar", Stage.bytes(""))));
    }
    return intents;
  }
}
