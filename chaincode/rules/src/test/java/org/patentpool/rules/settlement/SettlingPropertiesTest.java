package org.patentpool.rules.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.patentpool.rules.explanation.Explanation;
import org.patentpool.rules.explanation.Rule;
import org.patentpool.rules.explanation.Working;
import org.patentpool.rules.number.Amount;
import org.patentpool.rules.number.Fraction;
import org.patentpool.rules.number.Ids;
import org.patentpool.rules.number.Total;
import org.patentpool.rules.patent.Family;

/** Random quarters, in which every cent has to be somewhere. */
class SettlingPropertiesTest {
  @Property(tries = 2_000)
  void every_unit_of_the_gross_is_somewhere(@ForAll Random random) {
    Settlement settlement = Settling.settle(RandomQuarters.quarterly(random));
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
    Quarterly ordered = RandomQuarters.quarterly(random);
    List<Founder> founders = new ArrayList<>(ordered.founders());
    List<Family> families = new ArrayList<>(ordered.families());
    List<Receipt> receipts = RandomQuarters.receipts(random);
    Takings takings = Takings.of(receipts);
    List.of(founders, families, receipts).forEach(list -> Collections.shuffle(list, random));
    Quarterly shuffled =
        new Quarterly(
            ordered.quarter(),
            ordered.policy(),
            founders,
            families,
            ordered.takings(),
            ordered.deficitCarriedIn(),
            ordered.disputed());
    assertThat(Takings.of(receipts)).isEqualTo(takings);
    assertThat(Settling.settle(shuffled)).isEqualTo(Settling.settle(ordered));
  }

  @Property
  void nobody_gets_more_than_the_limit(@ForAll Random random) {
    Quarterly quarterly = RandomQuarters.quarterly(random);
    Integer limit = quarterly.policy().maxShareBps();
    Settlement settlement = Settling.settle(quarterly);
    if (limit != null && settlement.gross() > 0) {
      long before = settlement.components().stream().mapToLong(Settlement.Pot::pot).sum();
      assertThat(settlement.members())
          .allMatch(member -> member.share() <= before * limit / 10_000);
    }
  }

  @Property
  void near_64_bits_everything_is_somewhere_or_all_is_refused(@ForAll Random random) {
    Quarterly quarterly = RandomQuarters.large(random);
    BigInteger gross =
        quarterly.takings().total().add(BigInteger.valueOf(quarterly.deficitCarriedIn()));
    if (gross.bitLength() > 63) {
      assertThatThrownBy(() -> Settling.settle(quarterly)).isInstanceOf(Amount.OutOfRange.class);
      return;
    }
    Settlement settlement = Settling.settle(quarterly);
    Total shares = new Total();
    settlement.members().forEach(member -> shares.add(member.share()));
    shares.add(settlement.adminFee());
    shares.add(settlement.reserve());
    shares.add(settlement.deficitCarriedOut());
    assertThat(shares.exact()).isEqualTo(gross);
    for (Settlement.Member member : settlement.members()) {
      Total balance = new Total();
      LongStream.of(member.share(), member.carriedIn(), member.adjustment(), -member.held())
          .forEach(balance::add);
      LongStream.of(-member.withheld(), -member.carriedOut(), -member.payable())
          .forEach(balance::add);
      assertThat(balance.exact()).isZero();
    }
  }

  @Property
  void who_has_nothing_to_show_gets_nothing(@ForAll Random random) {
    Quarterly quarterly = RandomQuarters.quarterly(random);
    for (Founder founder : quarterly.founders()) {
      boolean agreed =
          quarterly.policy().components().stream()
              .anyMatch(each ->
                  each instanceof Policy.Fixed fixed && fixed.shares().containsKey(founder.id()));
      if (founder.multiplierBps() == 0 && !agreed) {
        assertThat(Settling.settle(quarterly).members())
            .filteredOn(member -> member.id().equals(founder.id()))
            .allMatch(member -> member.share() == 0);
      }
    }
  }

  @Property
  void a_greater_weight_never_gets_less(@ForAll Random random) {
    Working working = Working.shown();
    Settling.settle(RandomQuarters.quarterly(random), working);
    SortedMap<String, List<Explanation>> allotments = new TreeMap<>(Ids.ORDER);
    for (Explanation each : working.explanations()) {
      if (each.rule() == Rule.ALLOTTED) {
        String founders = each.figure().substring(0, each.figure().lastIndexOf('/'));
        allotments.computeIfAbsent(founders, _ -> new ArrayList<>()).add(each);
      }
    }
    for (List<Explanation> parts : allotments.values()) {
      for (Explanation one : parts) {
        assertThat(parts)
            .filteredOn(other -> weight(other).compareTo(weight(one)) > 0)
            .allMatch(other -> other.value().compareTo(one.value()) >= 0);
      }
    }
  }

  private static Fraction weight(Explanation part) {
    return part.inputs().get(1).value();
  }
}
