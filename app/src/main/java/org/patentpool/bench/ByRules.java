package org.patentpool.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.patentpool.rules.patent.Coverage;
import org.patentpool.rules.royalty.Royalties;
import org.patentpool.rules.royalty.Royalty;
import org.patentpool.rules.settlement.Quarterly;
import org.patentpool.rules.settlement.Receipt;
import org.patentpool.rules.settlement.Settlement;
import org.patentpool.rules.settlement.Settling;
import org.patentpool.rules.settlement.Takings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rules, on receipts that come one by one; everything else is at hand. */
final class ByRules implements Way {
  private final MadeUpQuarter quarter;
  private final Receipts receipts;
  private @Nullable Settled settled;

  ByRules(MadeUpQuarter quarter, Receipts receipts) {
    this.quarter = quarter;
    this.receipts = receipts;
  }

  /** Where receipts come from. */
  interface Receipts {
    void forEach(Consumer<Receipt> taker) throws IOException, SQLException;
  }

  /** The same members as the answer to a scenario has. */
  private record Settled(Settlement settlement, List<Royalty> royalties) {}

  @Override
  public void settle() throws IOException, SQLException {
    Takings.Till till = new Takings.Till();
    receipts.forEach(till::add);
    Settlement settlement =
        Settling.settle(
            new Quarterly(
                MadeUpQuarter.QUARTER,
                quarter.policy(),
                quarter.founders(),
                quarter.families(),
                till.takings(),
                quarter.deficitCarriedIn(),
                quarter.disputed()));
    Coverage coverage = new Coverage(quarter.families());
    Royalties royalties = new Royalties(quarter.tariff(), coverage, MadeUpQuarter.DECIMALS);
    List<Royalty> charged = new ArrayList<>();
    for (int i = 0; i < quarter.licensees().size(); i++) {
      charged.addAll(royalties.of(quarter.licensees().get(i), List.of(quarter.reports().get(i))));
    }
    settled = new Settled(settlement, charged);
  }

  @Override
  public Figures figures() {
    JsonNode answer = JsonMapper.shared().valueToTree(Objects.requireNonNull(settled));
    return Figures.of(answer);
  }
}
