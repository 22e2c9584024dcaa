package org.patentpool.network.fabric.play;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import org.patentpool.network.fabric.probe.Steps;

/** Rows that everybody sees: reads and writes of every kind, on few keys so that they collide. */
final class OpenRows {
  /** Keys that are hard to sort, to split or to print. */
  private static final List<String> ODD =
      List.of(
          " ",
          "a b",
          "ä",
          "\u00e9\u0301",
          "\ud83d\ude00",
          "\uffee",
          "\ue000",
          "\ufffd",
          "a\u0001b",
          "a/b|c",
          "'\"\\",
          "\u007f",
          "~",
          "k".repeat(1000));

  private final Cast cast;

  OpenRows(Cast cast) {
    this.cast = cast;
  }

  /** Everybody counts, reads, moves, clears. */
  List<Intent> counters(int count, int keys) {
    List<Intent> intents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      intents.add(cast.pool(counter("counter" + cast.below(keys), "counter" + cast.below(keys))));
    }
    return intents;
  }

  private Steps counter(String key, String other) {
    String value = Integer.toString(cast.below(1_000_000));
    return switch (cast.below(10)) {
      case 0, 1, 2 -> Steps.of("get", key).then("put", key, value);
      case 3 -> Steps.of("put", key, value);
      case 4 -> Steps.of("get", key).then("get", other).then("put", other, value);
      case 5 -> Steps.of("delete", key);
      case 6 -> Steps.of("get", key).then("delete", key);
      case 7 -> Steps.of("put", key, "first").then("put", key, value).then("get", key);
      case 8 -> Steps.of("get", key).then("get", key);
      default -> Steps.of("put", key, value).then("delete", key).then("get", other);
    };
  }

  /** Keys and values that others would rather not have; some are refused. */
  List<Intent> odd() {
    List<Intent> intents = new ArrayList<>();
    for (String key : ODD) {
      intents.add(cast.pool(Steps.of("get", key).then("put", key, "odd " + key)));
      intents.add(cast.pool(Steps.of("put", "odd", key)));
    }
    for (String refused : List.of("", "a\u0000b", "\u0000", "\udbff\udfff")) {
      intents.add(cast.pool(Steps.of("caught", "put", refused, "x").then("put", "after", "y")));
      intents.add(cast.pool(Steps.of("caught", "get", refused)));
      intents.add(cast.pool(Steps.of("put", refused, "x")));
      intents.add(cast.pool(Steps.of("get", refused)));
    }
    intents.add(cast.pool(Steps.of("put", "empty", "")));
    intents.add(cast.pool(Steps.of("put", "full", "x").then("caught", "put", "full", "")));
    ByteString bytes = ByteString.copyFrom(new byte[] {0, 1, 2, (byte) 0xff, (byte) 0xfe});
    intents.add(cast.pool(Steps.of("put", "bytes").bytes(bytes)));
    intents.add(cast.pool(Steps.of("get", "bytes")));
    return intents;
  }

  List<Intent> oddAgain() {
    List<Intent> intents = new ArrayList<>();
    for (String key : ODD) {
      intents.add(cast.pool(Steps.of("get", key).then("history", key)));
      intents.add(cast.pool(Steps.of("range", key, "").then("range", "", key)));
      intents.add(cast.pool(Steps.of("delete", key)));
    }
    return intents;
  }

  List<Intent> big() {
    List<Intent> intents = new ArrayList<>();
    for (int bytes : new int[] {1_000, 65_536, 1_000_000, 4_000_000}) {
      intents.add(cast.pool(Steps.of("big", "big" + bytes, Integer.toString(bytes))));
    }
    intents.add(cast.pool(Steps.of("put", "many", "x".repeat(100_000))));
    Steps many = new Steps();
    for (int i = 0; i < 500; i++) {
      many.then("put", "many%04d".formatted(i), Integer.toString(i));
    }
    intents.add(cast.pool(many));
    return intents;
  }

  List<Intent> bigAgain() {
    return List.of(
        cast.pool(Steps.of("get", "big1000000").then("big", "big1000000", "999999")),
        cast.pool(Steps.of("get", "big4000000").then("delete", "big4000000")),
        cast.pool(Steps.of("range", "big", "bih")),
        cast.pool(Steps.of("range", "many", "many~")),
        cast.pool(Steps.of("history", "big1000")));
  }

  /** Everything that these rounds have written, and how it came about. */
  List<Intent> all(int keys) {
    List<Intent> intents = new ArrayList<>();
    for (int i = 0; i < keys; i++) {
      intents.add(Intent.of(Cast.CLERK, Cast.POOL, history("counter" + i), Cast.ALL).asking());
    }
    for (String chaincode : List.of(Cast.POOL, Cast.ACCOUNTS)) {
      Steps everything = Steps.of("range", "\u0001", "");
      intents.add(Intent.of(Cast.CLERK, chaincode, everything, Cast.ALL).asking());
    }
    return intents;
  }

  private static Steps history(String key) {
    return Steps.of("history", key).then("policy", key);
  }
}
