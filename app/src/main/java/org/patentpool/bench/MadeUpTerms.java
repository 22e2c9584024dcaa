package org.patentpool.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.patentpool.rules.number.Fraction;
import org.patentpool.rules.number.Ids;
import org.patentpool.rules.patent.Tier;
import org.patentpool.rules.royalty.Tariff;
import org.patentpool.rules.settlement.Founder;
import org.patentpool.rules.settlement.Policy;

/** Founders, a policy with every kind of component, and a tariff with everything one may have. */
final class MadeUpTerms {
  private static final int PRODUCTS = 12;
  private static final List<Integer> MULTIPLIERS = List.of(10_000, 10_000, 12_500, 5_000);
  private static final List<Integer> WITHHOLDINGS = List.of(0, 500, 1_000, 1_500);

  private final Sizes sizes;

  MadeUpTerms(Sizes sizes) {
    this.sizes = sizes;
  }

  List<Founder> founders() {
    Chance chance = new Chance(sizes.seed(), 2);
    List<Founder> founders = new ArrayList<>();
    for (String id : sizes.founderIds()) {
      founders.add(
          new Founder(
              id,
              chance.oneOf(MULTIPLIERS),
              chance.oneOf(WITHHOLDINGS),
              chance.percent(30) ? chance.below(200_000) - 100_000 : 0,
              chance.percent(20) ? chance.below(200_000) - 100_000 : 0));
    }
    return founders;
  }

  /** Some founders are above the largest share one may have. */
  Policy policy() {
    return new Policy(
        450,
        500,
        2_000_000_000L,
        500_000,
        20_000 / Math.max(2, sizes.founders()),
        List.of(
            new Policy.Equal(1_000),
            new Policy.Fixed(1_000, agreed()),
            new Policy.FamilyCount(1_500),
            new Policy.Score(2_500),
            new Policy.Tiers(1_400, ratios(), Policy.EmptyTiers.REDISTRIBUTE),
            new Policy.Tiers(300, ratios(), Policy.EmptyTiers.RESERVE),
            new Policy.Territories(2_300)));
  }

  /** Of every third founder. */
  private SortedMap<String, Long> agreed() {
    SortedMap<String, Long> shares = new TreeMap<>(Ids.ORDER);
    List<String> founders = sizes.founderIds();
    for (int i = 0; i < founders.size(); i += 3) {
      shares.put(founders.get(i), 100L + i);
    }
    return shares;
  }

  private static SortedMap<Tier, Long> ratios() {
    return new TreeMap<>(Map.of(Tier.R1, 5_500L, Tier.R2, 2_750L, Tier.R3, 1_375L, Tier.R4, 375L));
  }

  /** Eight products by units, with one to four bands, and four by sales. */
  Tariff tariff() {
    SortedMap<String, Tariff.Rate> lines = new TreeMap<>(Ids.ORDER);
    for (int i = 0; i < PRODUCTS; i++) {
      lines.put(
          Sizes.id("product", i),
          i % 3 == 2
              ? new Tariff.PercentOfSales(Fraction.of(125 + i, 10_000), factors(i))
              : new Tariff.PerUnit(bands(i), factors(i)));
    }
    return new Tariff(
        lines,
        List.of(
            new Tariff.Discount("COMPLIANT", Fraction.decimal("0.25")),
            new Tariff.Discount("EARLY_SIGNER", Fraction.decimal("0.10")),
            new Tariff.Discount("SMALL_FIRM", Fraction.decimal("0.125"))),
        50_000_000L,
        100_000L);
  }

  private static List<Tariff.Band> bands(int product) {
    List<Tariff.Band> bands = new ArrayList<>();
    long upTo = 1_000;
    for (int i = 0; i < product % 4; i++) {
      bands.add(new Tariff.Band(upTo, Fraction.of(2_000 - 250 * i + product, 10_000)));
      upTo *= 20;
    }
    bands.add(new Tariff.Band(null, Fraction.of(950 + product, 10_000)));
    return bands;
  }

  private static SortedMap<String, Fraction> factors(int product) {
    SortedMap<String, Fraction> factors = new TreeMap<>(Ids.ORDER);
    for (int i = product; i < MadeUpQuarter.TERRITORIES.size(); i += 4) {
      factors.put(MadeUpQuarter.TERRITORIES.get(i), Fraction.of(400 + 50 * i % 700, 1_000));
    }
    if (product % 2 == 0) {
      factors.put(Tariff.ANYWHERE, Fraction.decimal("0.85"));
    }
    return factors;
  }
}
