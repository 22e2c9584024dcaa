package org.patentpool.pool.scenario;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.patentpool.rules.royalty.Royalty;
import org.patentpool.rules.settlement.Settlement;

/** An answer for people: tables in major units that fit 100 columns. */
final class Tables {
  private static final int LONGEST_NAME = 24;

  private final Scenario scenario;
  private final StringBuilder out = new StringBuilder();

  private Tables(Scenario scenario) {
    this.scenario = scenario;
  }

  static String of(Scenario scenario, Simulation.Answer answer) {
    Tables tables = new Tables(scenario);
    tables.line("pool " + shortened(scenario.pool()) + ", amounts in " + scenario.currency());
    answer.royalties().forEach(tables::royalty);
    if (!answer.interest().isEmpty()) {
      tables.interest(answer.interest());
    }
    if (answer.settlement() != null) {
      tables.settlement(answer.settlement());
    }
    if (answer.proven() != null) {
      tables.line("payable in all " + tables.money(answer.proven().sum()));
      tables.line("root " + answer.proven().hash().value());
    }
    return tables.out.toString();
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private String money(long minorUnits) {
    int decimals = scenario.decimals();
    String digits = BigInteger.valueOf(minorUnits).abs().toString();
    String padded = "0".repeat(Math.max(0, decimals + 1 - digits.length())) + digits;
    int point = padded.length() - decimals;
    return (minorUnits < 0 ? "-" : "")
        + padded.substring(0, point)
        + (decimals == 0 ? "" : "." + padded.substring(point));
  }

  /** Long names are cut, so that a table keeps its width. */
  private static String shortened(String name) {
    return name.codePointCount(0, name.length()) <= LONGEST_NAME
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
  }

  private void royalty(Royalty royalty) {
    line("");
    line("royalty of " + shortened(royalty.licensee()) + " for " + royalty.quarter());
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("product", "made in", "sold in", "covered days", "exact", "amount"));
    for (Royalty.Charge charge : royalty.lines()) {
      rows.add(
          List.of(
              shortened(charge.line().product()),
              charge.line().madeIn(),
              charge.line().soldIn(),
              charge.coveredDays() + " of " + charge.days(),
              shortened(charge.exact().toString()),
              money(charge.amount())));
    }
    rows.add(
        List.of(
            "due", "", "", "", shortened(royalty.discounted().toString()), money(royalty.due())));
    table(rows, 3);
  }

  private void interest(List<Simulation.Late> late) {
    line("");
    line("interest on what was paid late");
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("item", "principal", "bps a year", "days", "exact", "interest"));
    for (Simulation.Late each : late) {
      rows.add(
          List.of(
              shortened(each.id()),
              money(each.interest().principal()),
              Long.toString(each.interest().annualBps()),
              Long.toString(each.interest().days()),
              shortened(each.interest().figure().exact().toString()),
              money(each.interest().amount())));
    }
    table(rows, 1);
  }

  private void settlement(Settlement settlement) {
    line("");
    line("settlement of " + settlement.quarter());
    table(
        List.of(
            List.of("gross", money(settlement.gross())),
            List.of("- admin fee", money(settlement.adminFee())),
            List.of("- reserve", money(settlement.reserve())),
            List.of("- deficit carried out", money(settlement.deficitCarriedOut())),
            List.of("= distributable", money(settlement.distributable()))),
        1);
    for (Settlement.Pot pot : settlement.components()) {
      line("");
      line(pot.kind() + " shares " + money(pot.pot()));
      List<List<String>> rows = new ArrayList<>();
      pot.members().forEach((id, part) -> rows.add(List.of(shortened(id), money(part))));
      rows.add(List.of("unallocated", money(pot.unallocated())));
      table(rows, 1);
    }
    settlement.members().forEach(this::member);
    line("");
  }

  private void member(Settlement.Member member) {
    line("");
    line("statement of " + shortened(member.id()));
    table(
        List.of(
            List.of("share", money(member.share())),
            List.of("+ carried in", money(member.carriedIn())),
            List.of("+ adjustment", money(member.adjustment())),
            List.of("- held for disputes", money(member.held())),
            List.of("- tax withheld", money(member.withheld())),
            List.of("- carried out", money(member.carriedOut())),
            List.of("= payable", money(member.payable()))),
        1);
  }

  /** Columns as wide as they need; the first ones to the left, the others to the right. */
  private void table(List<List<String>> rows, int left) {
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], length(row.get(i)));
      }
    }
    for (List<String> row : rows) {
      StringBuilder text = new StringBuilder(" ");
      for (int i = 0; i < columns; i++) {
        String gap = " ".repeat(widths[i] - length(row.get(i)));
        text.append(' ').append(i < left ? row.get(i) + gap : gap + row.get(i)).append(' ');
      }
      line(text.toString().stripTrailing());
    }
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
