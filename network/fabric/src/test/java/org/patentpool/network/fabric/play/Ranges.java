package org.patentpool.network.fabric.play;

import java.util.ArrayList;
import java.util.List;
import org.patentpool.network.fabric.probe.Steps;

/** Ranges, prefixes and pages, and rows that appear and vanish in what others have read. */
final class Ranges {
  private static final int ROWS = 120;

  private final Cast cast;

  Ranges(Cast cast) {
    this.cast = cast;
  }

  /** Enough rows that a range over them is recorded as a summary. */
  List<Intent> fill() {
    Steps rows = new Steps();
    for (int i = 0; i < ROWS; i += 2) {
      rows.then("put", row(i), Integer.toString(i));
    }
    Steps grants = new Steps();
    for (String office : List.of("EP", "US", "CN")) {
      for (int i = 0; i < 20; i++) {
        grants.then("composite", "grant", "2", office, Integer.toString(i), "in force");
      }
    }
    return List.of(cast.pool(rows), cast.pool(grants));
  }

  private static String row(int i) {
    return "row%03d".formatted(i);
  }

  /** Some read a range, and others change a row in it or beside it, all at once. */
  List<Intent> collide(int count) {
    List<Intent> intents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      intents.add(cast.pool(cast.chance(50) ? read(i) : change()));
    }
    return intents;
  }

  private Steps read(int i) {
    int from = cast.below(ROWS);
    String start = row(from);
    String end = row(from + 1 + cast.below(ROWS - from));
    String summary = "sum" + i;
    return switch (cast.below(8)) {
      case 0, 1 -> Steps.of("range", start, end).then("put", summary, "all");
      case 2 -> Steps.of("some", "3", start, end).then("put", summary, "three");
      case 3 -> Steps.of("range", "row", "row~").then("put", summary, "whole");
      case 4 -> Steps.of("range", start, "").then("put", summary, "open");
      case 5 -> Steps.of("range", end, start).then("put", summary, "reversed");
      case 6 -> Steps.of("prefix", "grant", "1", office()).then("put", summary, "prefix");
      default ->
          Steps.of("range", start, end)
              .then("range", start, end)
              .then("some", "1", start, end)
              .then("get", start)
              .then("put", summary, "twice");
    };
  }

  private String office() {
    return cast.any(List.of("EP", "US", "CN", "JP"));
  }

  private Steps change() {
    String key = row(cast.below(ROWS));
    return switch (cast.below(6)) {
      case 0, 1 -> Steps.of("put", key, Integer.toString(cast.below(1000)));
      case 2 -> Steps.of("delete", key);
      case 3 -> Steps.of("put", "rows" + cast.below(5), "beside");
      case 4 ->
          Steps.of("composite", "grant", "2", office(), Integer.toString(cast.below(30)), "lapsed");
      default -> Steps.of("get", key).then("put", key, "again");
    };
  }

  /** Pages are for reading; who has read one may not write, and the other way round. */
  List<Intent> pages() {
    List<Intent> intents = new ArrayList<>();
    intents.add(cast.pool(Steps.of("page", "row", "row~", "10", "")));
    intents.add(cast.pool(Steps.of("page", "row", "row~", "10", row(40))));
    intents.add(cast.pool(Steps.of("page", "row", "row~", "1000", "")));
    intents.add(
        cast.pool(Steps.of("page", "row", "row~", "5", "").then("page", "x", "y", "5", "")));
    intents.add(cast.pool(Steps.of("prefixPage", "grant", "1", "EP", "7", "")));
    intents.add(cast.pool(Steps.of("prefixPage", "grant", "0", "7", "")));
    intents.add(cast.pool(Steps.of("page", "row", "row~", "3", "").then("put", "late", "x")));
    intents.add(cast.pool(Steps.of("put", "early", "x").then("page", "row", "row~", "3", "")));
    intents.add(
        cast.pool(Steps.of("put", "early", "x").then("caught", "page", "row", "row~", "3", "")));
    intents.add(cast.pool(Steps.of("page", "row", "row~", "0", "")));
    intents.add(cast.pool(Steps.of("caught", "page", "row", "row~", "-1", "")));
    intents.add(cast.pool(Steps.of("caught", "rich", "{\"selector\":{}}").then("get", "late")));
    intents.add(cast.pool(Steps.of("rich", "{\"selector\":{}}")));
    intents.add(cast.pool(Steps.of("caught", "richPage", "{\"selector\":{}}")));
    intents.add(cast.pool(Steps.of("prefix", "grant", "0")));
    intents.add(cast.pool(Steps.of("prefix", "gran", "0")));
    intents.add(cast.pool(Steps.of("prefix", "grant", "2", "EP", "1")));
    intents.add(cast.pool(Steps.of("caught", "range", "\u0000grant", "\u0000grant~")));
    intents.add(cast.pool(Steps.of("range", "", "")));
    intents.add(cast.pool(Steps.of("some", "0", "row", "row~")));
    intents.add(cast.pool(Steps.of("history", row(0)).then("history", "never")));
    return intents;
  }
}
