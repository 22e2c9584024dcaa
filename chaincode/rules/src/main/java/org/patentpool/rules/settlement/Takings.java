package org.patentpool.rules.settlement;

import java.math.BigInteger;
import java.util.Collections;
import java.util.EnumMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.patentpool.rules.number.Ids;
import org.patentpool.rules.number.Total;
import org.patentpool.rules.settlement.Receipt.Source;

/**
 * The receipts of a quarter, added up: what a settlement needs of them, however many they are.
 *
 * @param bySource all of them
 * @param byTerritory those that are positive themselves; {@link #ELSEWHERE} when one names none
 */
public record Takings(
    SortedMap<Source, BigInteger> bySource, SortedMap<String, BigInteger> byTerritory) {
  /** Where money comes from that names no territory, or one in which nobody has weight. */
  public static final String ELSEWHERE = "~";

  public Takings {
    bySource = Collections.unmodifiableSortedMap(bySource);
    byTerritory = Collections.unmodifiableSortedMap(byTerritory);
  }

  public static Takings of(Iterable<Receipt> receipts) {
    Till till = new Till();
    receipts.forEach(till::add);
    return till.takings();
  }

  /** Everything together, which may be more than an amount can be. */
  BigInteger total() {
    return bySource.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** Takes receipts one by one and keeps none. */
  public static final class Till {
    private final EnumMap<Source, Total> bySource = new EnumMap<>(Source.class);
    private final SortedMap<String, Total> byTerritory = new TreeMap<>(Ids.ORDER);

    public void add(Receipt receipt) {
      bySource.computeIfAbsent(receipt.source(), _ -> new Total()).add(receipt.amount());
      if (receipt.amount() > 0) {
        String territory = receipt.territory() == null ? ELSEWHERE : receipt.territory();
        byTerritory.computeIfAbsent(territory, _ -> new Total()).add(receipt.amount());
      }
    }

    public Takings takings() {
      SortedMap<Source, BigInteger> sources = new TreeMap<>();
      bySource.forEach((source, total) -> sources.put(source, total.exact()));
      SortedMap<String, BigInteger> territories = new TreeMap<>(Ids.ORDER);
      byTerritory.forEach((territory, total) -> territories.put(territory, total.exact()));
      return new Takings(sources, territories);
    }
  }
}
