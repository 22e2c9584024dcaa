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
  private static final LocalDate START = LocalDate.of(2026, 7, 1);

  private RandomQuarters() {}

  static Quarterly quarterly(Random random) {
    return quarterly(new Quarter(2026, 3), random);
  }

  /** The founders and families of all of them have the same names. */
  static Quarterly quarterly(Quarter quarter, Random random) {
    List<Founder> founders = new ArrayList<>();
    int count = 1 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      founders.add(
          new Founder(
              "f" + i,
              random.nextInt(4) * 5_000L,
              random.nextInt(3_000),
              random.nextInt(2_001) - 1_000,
              random.nextInt(2_001) - 1_000));
    }
    List<Family> families = new ArrayList<>();
    for (int i = random.nextInt(12); i > 0; i--) {
      families.add(family("p" + i, "f" + random.nextInt(count), random));
    }
    TreeSet<String> disputed = new TreeSet<>(Ids.ORDER);
    if (!families.isEmpty() && random.nextBoolean()) {
      disputed.add(families.getFirst().id());
    }
    return new Quarterly(
        quarter,
        policy(random, count),
        founders,
        families,
        Takings.of(receipts(random)),
        -random.nextInt(1_000),
        disputed);
  }

  private static Family family(String id, String owner, Random random) {
    List<Patent> patents = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      LocalDate granted = START.plusDays(random.nextInt(120) - 60L);
      patents.add(
          new Patent(
              OFFICES.get(random.nextInt(4)),
              granted,
              granted.plusDays(random.nextInt(200)),
              null));
    }
    return new Family(
        id,
        owner,
        Tier.valueOf("R" + (1 + random.nextInt(4))),
        random.nextInt(10_001),
        patents,
        START.minusDays(random.nextInt(30)),
        random.nextBoolean() ? null : START.plusDays(random.nextInt(90)));
  }

  private static Policy policy(Random random, int founders) {
    SortedMap<String, Long> fixed = new TreeMap<>(Ids.ORDER);
    fixed.put("f" + random.nextInt(founders), 1L + random.nextInt(9));
    SortedMap<Tier, Long> ratios = new TreeMap<>();
    ratios.put(Tier.R1, 5_500L);
    ratios.put(Tier.R3, 1_375L);
    return new Policy(
        random.nextInt(2_000),
        random.nextInt(1_000),
        random.nextBoolean() ? null : random.nextLong(50_000),
        random.nextInt(5_000),
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

  static List<Receipt> receipts(Random random) {
    List<Receipt> receipts = new ArrayList<>();
    for (int i = random.nextInt(8); i > 0; i--) {
      boolean refund = random.nextInt(5) == 0;
      long amount = random.nextLong(1_000_000);
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
