package org.patentpool.rules.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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
}
