package org.patentpool.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.patentpool.rules.calendar.Period;
import org.patentpool.rules.number.Fraction;
import org.patentpool.rules.patent.Family;
import org.patentpool.rules.royalty.Licensee;
import org.patentpool.rules.royalty.Report;
import org.patentpool.rules.royalty.Tariff;
import org.patentpool.rules.settlement.Policy;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Copies a quarter into tables. */
final class Tables {
  private final CopyManager copy;
  private final MadeUpQuarter quarter;

  private Tables(CopyManager copy, MadeUpQuarter quarter) {
    this.copy = copy;
    this.quarter = quarter;
  }

  /** Makes the tables, fills them and lets the planner look at them. */
  static void fill(Connection connection, MadeUpQuarter quarter, ReceiptFile receipts)
      throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(Database.script("tables.sql"));
      CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
      try (InputStream rows = Files.newInputStream(receipts.file())) {
        copy.copyIn("copy receipt from stdin (format binary)", rows);
      }
      Tables tables = new Tables(copy, quarter);
      tables.founders();
      tables.families();
      tables.policy();
      tables.tariff();
      tables.reports();
      statement.execute("vacuum (freeze, analyze)");
    }
  }

  private void founders() throws SQLException, IOException {
    Rows rows = new Rows();
    quarter
        .founders()
        .forEach(each ->
            rows.add(
                each.id(),
                each.multiplierBps(),
                each.withholdingBps(),
                each.carriedIn(),
                each.adjustment()));
    rows.into("founder");
  }

  private void families() throws SQLException, IOException {
    Rows stays = new Rows();
    Rows patents = new Rows();
    for (int i = 0; i < quarter.families().size(); i++) {
      int stay = i;
      Family family = quarter.families().get(stay);
      stays.add(
          stay,
          family.owner(),
          family.tier(),
          family.score(),
          range(family.pooledFrom(), family.pooledUntil()),
          quarter.disputed().contains(family.id()));
      family
          .patents()
          .forEach(
              each -> patents.add(stay, each.office(), range(each.grantedOn(), each.endsOn())));
    }
    stays.into("stay");
    patents.into("patent");
  }

  private static String range(LocalDate from, @Nullable LocalDate until) {
    return "[" + from + "," + (until == null ? "" : until) + ")";
  }

  private void policy() throws SQLException, IOException {
    Policy policy = quarter.policy();
    Period period = MadeUpQuarter.QUARTER.period();
    new Rows()
        .add(
            period.first(),
            period.last(),
            quarter.deficitCarriedIn(),
            policy.adminFeeBps(),
            policy.adminFeeCap(),
            policy.reserveBps(),
            policy.minPayout(),
            policy.maxShareBps())
        .into("policy");
    Rows components = new Rows();
    Rows agreed = new Rows();
    Rows ratios = new Rows();
    for (int i = 0; i < policy.components().size(); i++) {
      int number = i;
      Policy.Component component = policy.components().get(i);
      Policy.EmptyTiers emptyTiers = null;
      switch (component) {
        case Policy.Fixed fixed ->
            fixed.shares().forEach((founder, share) -> agreed.add(number, founder, share));
        case Policy.Tiers tiers -> {
          tiers.ratios().forEach((tier, ratio) -> ratios.add(number, tier, ratio));
          emptyTiers = tiers.emptyTiers();
        }
        default -> {}
      }
      components.add(number, component.kind(), component.weightBps(), emptyTiers);
    }
    components.into("component");
    agreed.into("agreed_share");
    ratios.into("tier_ratio");
  }

  private void tariff() throws SQLException, IOException {
    Tariff tariff = quarter.tariff();
    new Rows().add(tariff.annualCap(), tariff.annualMinimum(), 100).into("tariff");
    Rows discounts = new Rows();
    tariff.discounts().forEach(each -> discounts.add(each.kind(), decimal(each.rate())));
    discounts.into("discount");
    Rows rates = new Rows();
    Rows bands = new Rows();
    Rows factors = new Rows();
    tariff
        .lines()
        .forEach((product, rate) -> {
          switch (rate) {
            case Tariff.PercentOfSales sales -> rates.add(product, decimal(sales.rate()));
            case Tariff.PerUnit perUnit -> {
              rates.add(product, null);
              long above = 0;
              for (Tariff.Band band : perUnit.bands()) {
                long upTo = band.upTo() == null ? Long.MAX_VALUE : band.upTo();
                bands.add(product, above, upTo, decimal(band.rate()));
                above = upTo;
              }
            }
          }
          rate.factors()
              .forEach((territory, factor) -> factors.add(product, territory, decimal(factor)));
        });
    rates.into("rate");
    bands.into("band");
    factors.into("factor");
  }

  static String decimal(Fraction fraction) {
    return new BigDecimal(fraction.numerator())
        .divide(new BigDecimal(fraction.denominator()))
        .toPlainString();
  }

  private void reports() throws SQLException, IOException {
    Rows licensees = new Rows();
    Rows entitlements = new Rows();
    Rows units = new Rows();
    for (Licensee licensee : quarter.licensees()) {
      licensees.add(licensee.id(), licensee.dueBefore());
      licensee.discounts().forEach(kind -> entitlements.add(licensee.id(), kind));
      licensee.unitsBefore().forEach((product, count) -> units.add(licensee.id(), product, count));
    }
    licensees.into("licensee");
    entitlements.into("entitlement");
    units.into("units_before");
    Rows lines = new Rows();
    Period whole = MadeUpQuarter.QUARTER.period();
    int id = 0;
    for (Report report : quarter.reports()) {
      for (Report.Line line : report.lines()) {
        lines.add(
            id++,
            report.licensee(),
            line.product(),
            line.madeIn(),
            line.soldIn(),
            line.units(),
            line.netSales(),
            line.from() == null ? whole.first() : line.from(),
            line.to() == null ? whole.last() : line.to());
      }
    }
    lines.into("line");
  }

  /** Rows of text, as PostgreSQL copies them into a table. */
  private final class Rows {
    private final StringBuilder text = new StringBuilder();

    Rows add(@Nullable Object... values) {
      text.append(
              Arrays.stream(values)
                  .map(value -> value == null ? "\\N" : value.toString())
                  .collect(Collectors.joining("\t")))
          .append('\n');
      return this;
    }

    void into(String table) throws SQLException, IOException {
      copy.copyIn(
          "copy " + table + " from stdin",
          new ByteArrayInputStream(text.toString().getBytes(UTF_8)));
    }
  }
}
