package org.patentpool.rules.settlement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.patentpool.rules.calendar.Quarter;
import org.patentpool.rules.number.Ids;
import org.patentpool.rules.patent.Family;
import org.patentpool.rules.patent.Patent;
import org.patentpool.rules.patent.Tier;

/** Quarters in which anything may happen. */
final class RandomQuarters {
  private static final List<String> OFFICES = List.of("US", "CN", "DE", "EP");
  private static final List<String> FOUNDERS =
      List.of("ada", "\uFFFDo", "\uD83D\uDE00", "zo\u00EB", "b/~", "B");
  private static final List<Quarter> QUARTERS =
      List.of(new Quarter(2026, 3), new Quarter(2028, 1), new Quarter(2027, 4));

  private final Random random;
  private final LocalDate start;
  private final long unit;

  private RandomQuarters(Quarter quarter, Random random, long unit) {
    this.random = random;
    this.start = quarter.period().first();
    this.unit = unit;
  }

  /** Some quarter with amounts that people pay. */
  static Quarterly quarterly(Random random) {
    return quarterly(QUARTERS.get(random.nextInt(3)), random);
  }

  /** The founders and families of all of them have the same names. */
  static Quarterly quarterly(Quarter quarter, Random random) {
    return new RandomQuarters(quarter, random, 1).quarterly(quarter);
  }

  /** Some quarter with amounts that come near to 64 bits or do not fit. */
  static Quarterly large(Random random) {
    Quarter quarter = QUARTERS.get(random.nextInt(3));
    return new RandomQuarters(quarter, random, 4_000_000_000_000L).quarterly(quarter);
  }

  static List<Receipt> receipts(Random random) {
    return new RandomQuarters(QUARTERS.getFirst(), random, 1).receipts();
  }

  private Quarterly quarterly(Quarter quarter) {
    List<Founder> founders = new ArrayList<>();
    int count = 1 + random.nextInt(FOUNDERS.size());
    for (String id : FOUNDERS.subList(0, count)) {
      founders.add(
          new Founder(
              id,
              random.nextInt(4) * 5_000L,
              random.nextInt(3_000),
              unit * (random.nextInt(2_001) - 1_000),
              unit * (random.nextInt(2_001) - 1_000)));
    }
    List<Family> families = new ArrayList<>();
    for (int i = random.nextInt(12); i > 0; i--) {
      families.addAll(stays("p" + i, founders));
    }
    TreeSet<String> disputed = new TreeSet<>(Ids.ORDER);
    if (!families.isEmpty() && random.nextBoolean()) {
      disputed.add(families.getFirst().id());
    }
    return new Quarterly(
        quarter,
        policy(founders),
        founders,
        families,
        Takings.of(receipts()),
        -unit * random.nextInt(1_000),
        disputed);
  }

  /** A family, maybe with an owner before and one after some day. */
  private List<Family> stays(String id, List<Founder> founders) {
    Family whole = family(id, founders.get(random.nextInt(founders.size())).id());
    LocalDate moved = whole.pooledFrom().plusDays(random.nextInt(120));
    if (random.nextInt(4) > 0 || whole.pooledUntil() != null) {
      return List.of(whole);
    }
    String other = founders.get(random.nextInt(founders.size())).id();
    return List.of(
        new Family(
            id,
            whole.owner(),
            whole.tier(),
            whole.score(),
            whole.patents(),
            whole.pooledFrom(),
            moved),
        new Family(id, other, whole.tier(), whole.score(), whole.patents(), moved, null));
  }

  private Family family(String id, String owner) {
    List<Patent> patents = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      LocalDate granted = start.plusDays(random.nextInt(120) - 60L);
      patents.add(
          new Patent(
              OFFICES.get(random.nextInt(4)),
              granted,
              granted.plusDays(random.nextInt(200)),
              random.nextInt(5) == 0 ? granted.plusDays(random.nextInt(200)) : null));
    }
    return new Family(
        id,
        owner,
        Tier.valueOf("R" + (1 + random.nextInt(4))),
        random.nextInt(10_001),
        patents,
        start.minusDays(random.nextInt(30)),
        random.nextBoolean() ? null : start.plusDays(random.nextInt(90)));
  }

  private Policy policy(List<Founder> founders) {
    SortedMap<String, Long> fixed = new TreeMap<>(Ids.ORDER);
    fixed.put(founders.get(random.nextInt(founders.size())).id(), 1L + random.nextInt(9));
    fixed.put(founders.getFirst().id(), 1L);
    SortedMap<Tier, Long> ratios = new TreeMap<>();
    ratios.put(Tier.R1, 5_500L);
    ratios.put(Tier.R3, 1_375L);
    return new Policy(
        random.nextInt(2_000),
        random.nextInt(1_000),
        random.nextBoolean() ? null : unit * random.nextLong(50_000),
        unit * random.nextInt(5_000),
        random.nextBoolean() ? null : random.nextInt(10_001),
        List.of(
            new Policy.Equal(1_000),
            new Policy.Fixed(1_000, fixed),
            new Policy.FamilyCount(2_000),
            new Policy.Score(2_000),
            new Policy.Tiers(
                1_700,
                ratios,
                random.nextBoolean() ? Policy.EmptyTiers.RESERVE : Policy.EmptyTiers.REDISTRIBUTE),
            new Policy.Territories(2_300)));
  }

  private List<Receipt> receipts() {
    List<Receipt> receipts = new ArrayList<>();
    for (int i = random.nextInt(8); i > 0; i--) {
      boolean refund = random.nextInt(5) == 0;
      long amount = unit * random.nextLong(1_000_000) + random.nextInt(10);
      receipts.add(
          new Receipt(
              "r" + i,
              refund ? Receipt.Source.REFUND : Receipt.Source.ROYALTY,
              refund ? -amount / 10 : amount,
              random.nextBoolean() ? null : OFFICES.get(random.nextInt(4))));
    }
    return receipts;
  }
}
