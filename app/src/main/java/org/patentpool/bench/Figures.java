package org.patentpool.bench;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a quarter comes to: every amount by its name. */
record Figures(SortedMap<String, Long> amounts) {
  private static final List<String> OF_ALL =
      List.of("gross", "adminFee", "reserve", "distributable");
  private static final List<String> OF_A_FOUNDER =
      List.of("share", "held", "withheld", "payable", "carriedOut");

  /** Rows of a name and an amount. */
  static Figures of(ResultSet rows) throws SQLException {
    Figures figures = new Figures(new TreeMap<>());
    while (rows.next()) {
      figures.amounts.put(rows.getString(1), rows.getLong(2));
    }
    return figures;
  }

  /** The amounts of an answer to a scenario. */
  static Figures of(JsonNode answer) {
    Figures figures = new Figures(new TreeMap<>());
    JsonNode settlement = answer.get("settlement");
    OF_ALL.forEach(name -> figures.put("", name, settlement));
    int component = 0;
    for (JsonNode pot : settlement.get("components")) {
      String at = "components/" + component++ + "/";
      figures.put(at, "pot", pot);
      figures.put(at, "unallocated", pot);
      JsonNode members = pot.get("members");
      members.propertyNames().forEach(founder -> figures.put(at + "members/", founder, members));
    }
    for (JsonNode member : settlement.get("members")) {
      String at = "members/" + member.get("id").stringValue() + "/";
      OF_A_FOUNDER.forEach(name -> figures.put(at, name, member));
    }
    for (JsonNode royalty : answer.get("royalties")) {
      String at = "royalties/" + royalty.get("licensee").stringValue() + "/";
      figures.put(at, "due", royalty);
      figures.put(at, "minimumTopUp", royalty);
      int line = 0;
      for (JsonNode charge : royalty.get("lines")) {
        figures.put(at + "lines/" + line++ + "/", "amount", charge);
      }
    }
    return figures;
  }

  private void put(String at, String name, JsonNode of) {
    amounts.put(at + name, of.get(name).longValue());
  }

  /** The first name whose amounts are not the same, with both; null when all are. */
  @Nullable String difference(Figures other) {
    TreeSet<String> names = new TreeSet<>(amounts.keySet());
    names.addAll(other.amounts.keySet());
    for (String name : names) {
      Long one = amounts.get(name);
      Long two = other.amounts.get(name);
      if (one == null || !one.equals(two)) {
        return name + " is " + one + " and " + two;
      }
    }
    return null;
  }
}
