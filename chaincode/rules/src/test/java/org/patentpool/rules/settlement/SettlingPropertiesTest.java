package org.patentpool.rules.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.patentpool.rules.calendar.Quarter;
import org.patentpool.rules.number.Ids;
import org.patentpool.rules.patent.Family;
import org.patentpool.rules.patent.Patent;
import org.patentpool.rules.patent.Tier;

/** Random quarters, in which every cent has to be somewhere. */
class SettlingPropertiesTest {
  private static final List<String> OFFICES = List.of("US", "CN", "DE", "EP");
  private static final LocalDate START = LocalDate.of(2026, 7, 1);

  private static Quarterly quarterly(Random random) {
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
    TreeSet<String> disputed = new TreeSet<>(Ids.ORDER);
    if (!families.isEmpty() && random.nextBoolean()) {
      disputed.add(families.getFirst().id());
    }
    return new Quarterly(
        new Quarter(2026, 3),
        policy(random, count),
        founders,
        families,
        receipts,
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

  @Property(tries = 2_000)
  void every_unit_of_the_gross_is_somewhere(@ForAll Random random) {
    Settlement settlement = Settling.settle(quarterly(random));
    long shares = settlement.members().stream().mapToLong(Settlement.Member::share).sum();
    assertThat(
            shares + settlement.adminFee() + settlement.reserve() + settlement.deficitCarriedOut())
        .isEqualTo(settlement.gross());
    if (settlement.gross() > 0) {
      assertThat(shares).isEqualTo(settlement.distributable());
    }
    for (Settlement.Pot pot : settlement.components()) {
      assertThat(
              pot.members().values().stream().mapToLong(Long::longValue).sum() + pot.unallocated())
          .isEqualTo(pot.pot());
    }
    for (Settlement.Member member : settlement.members()) {
      assertThat(
              member.share()
                  + member.carriedIn()
                  + member.adjustment()
                  - member.held()
                  - member.withheld()
                  - member.carriedOut())
          .isEqualTo(member.payable());
      assertThat(member.held()).isBetween(0L, member.share());
      assertThat(member.payable()).isNotNegative();
    }
  }

  @Property
  void the_order_of_no_list_matters(@ForAll Random random) {
    Quarterly ordered = quarterly(random);
    List<Founder> founders = new ArrayList<>(ordered.founders());
    List<Family> families = new ArrayList<>(ordered.families());
    List<Receipt> receipts = new ArrayList<>(ordered.receipts());
    List.of(founders, families, receipts).forEach(list -> Collections.shuffle(list, random));
    Quarterly shuffled =
        new Quarterly(
            ordered.quarter(),
            ordered.policy(),
            founders,
            families,
            receipts,
            ordered.deficitCarriedIn(),
            ordered.disputed());
    assertThat(Settling.settle(shuffled)).isEqualTo(Settling.settle(ordered));
  }

  @Property
  void nobody_gets_more_than_the_limit(@ForAll Random random) {
    Quarterly quarterly = quarterly(random);
    Integer limit = quarterly.policy().maxShareBps();
    Settlement settlement = Settling.settle(quarterly);
    if (limit != null && settlement.gross() > 0) {
      long before = settlement.components().stream().mapToLong(Settlement.Pot::pot).sum();
      assertThat(settlement.members())
          .allMatch(member -> member.share() <= before * limit / 10_000);
    }
  }
}
