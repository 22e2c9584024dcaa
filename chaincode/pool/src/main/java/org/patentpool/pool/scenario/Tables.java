package org.patentpool.pool.scenario;

import static org.patentpool.pool.scenario.Layout.shortened;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.patentpool.rules.explanation.Explanation;
import org.patentpool.rules.explanation.Explanation.Input;
import org.patentpool.rules.explanation.Pointer;
import org.patentpool.rules.explanation.Rule;
import org.patentpool.rules.number.Fraction;
import org.patentpool.rules.royalty.Royalty;
import org.patentpool.rules.settlement.Settlement;

/** An answer for people, and how its figures came about. */
final class Tables {
  private final Layout layout;
  private final Map<String, Explanation> explanations = new LinkedHashMap<>();

  /** A rule is quoted where it is used first. */
  private final Set<Rule> told = EnumSet.noneOf(Rule.class);

  private Tables(Layout layout, List<Explanation> explanations) {
    this.layout = layout;
    explanations.forEach(each -> this.explanations.put(each.figure(), each));
  }

  static String of(Scenario scenario, Simulation.Answer answer, List<Explanation> explanations) {
    Layout layout = new Layout(scenario.decimals());
    layout.line("pool " + shortened(scenario.pool()) + ", amounts in " + scenario.currency());
    Tables tables = new Tables(layout, explanations);
    answer.royalties().forEach(tables::royalty);
    if (!answer.interest().isEmpty()) {
      tables.interest(answer.interest());
    }
    if (answer.settlement() != null) {
      tables.settlement(answer.settlement());
    }
    if (answer.proven() != null) {
      layout.line("payable in all " + layout.money(answer.proven().sum()));
      layout.line("root " + answer.proven().hash().value());
    }
    return layout.text();
  }

  /** How a figure came about: its rule, and its inputs in minor units. */
  private void how(String name, String figure) {
    Explanation explanation = explanations.get(figure);
    if (explanation != null) {
      StringBuilder sentence = new StringBuilder(name + ":");
      for (Input input : explanation.inputs()) {
        sentence.append(' ').append(input.name());
        sentence.append(input.of().isEmpty() ? "" : " of " + shortened(input.of()));
        sentence.append(' ').append(shortened(input.value())).append(',');
      }
      sentence.setLength(sentence.length() - 1);
      sentence.append(" give ").append(shortened(explanation.exact()));
      if (!explanation.value().equals(explanation.exact())) {
        sentence.append(", which is ").append(explanation.value());
      }
      Rule rule = explanation.rule();
      sentence.append(" (").append(rule.paragraph());
      sentence.append(told.add(rule) ? ": " + rule.text() + ")" : ")");
      layout.wrapped(sentence.toString());
    }
  }

  private void royalty(Royalty royalty) {
    layout.line("");
    layout.line("royalty of " + shortened(royalty.licensee()) + " for " + royalty.quarter());
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("product", "made in", "sold in", "covered days", "exact", "amount"));
    for (Royalty.Charge charge : royalty.lines()) {
      rows.add(
          List.of(
              shortened(charge.line().product()),
              charge.line().madeIn(),
              charge.line().soldIn(),
              charge.coveredDays() + " of " + charge.days(),
              shortened(charge.exact()),
              layout.money(charge.amount())));
    }
    rows.add(
        List.of("due", "", "", "", shortened(royalty.discounted()), layout.money(royalty.due())));
    layout.table(rows, 3);
    String at = Pointer.to("royalties", royalty.licensee(), royalty.quarter());
    for (int i = 0; i < royalty.lines().size(); i++) {
      how("exact, line " + (i + 1), at + Pointer.to("lines", i, "exact"));
    }
    how("due", at + "/due");
  }

  private void interest(List<Simulation.Late> late) {
    layout.line("");
    layout.line("interest on what was paid late");
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("item", "principal", "bps a year", "days", "exact", "interest"));
    for (Simulation.Late each : late) {
      rows.add(
          List.of(
              shortened(each.id()),
              layout.money(each.interest().principal()),
              shortened(each.interest().annualBps()),
              shortened(each.interest().days()),
              shortened(each.interest().figure().exact()),
              layout.money(each.interest().amount())));
    }
    layout.table(rows, 1);
    how(shortened(late.getFirst().id()), Pointer.to("interest", late.getFirst().id()));
  }

  private void settlement(Settlement settlement) {
    layout.line("");
    layout.line("settlement of " + settlement.quarter() + "; what is exact is in minor units");
    layout.table(
        List.of(
            List.of("gross", layout.money(settlement.gross())),
            List.of("- admin fee", layout.money(settlement.adminFee())),
            List.of("- reserve", layout.money(settlement.reserve())),
            List.of("- deficit carried out", layout.money(settlement.deficitCarriedOut())),
            List.of("= distributable", layout.money(settlement.distributable()))),
        1);
    how("gross", "/gross");
    how("admin fee", "/adminFee");
    how("reserve at first", "/reserve/first");
    how("reserve", "/reserve");
    how("distributable", "/distributable");
    how("limit", "/limit");
    for (int i = 0; i < settlement.components().size(); i++) {
      pot(settlement, i);
    }
    settlement.members().forEach(this::member);
    layout.line("");
  }

  private void pot(Settlement settlement, int index) {
    Settlement.Pot pot = settlement.components().get(index);
    String at = Pointer.to("components", index);
    layout.line("");
    layout.line(pot.kind() + " shares " + layout.money(pot.pot()));
    how("pot", at + "/pot");
    List<String> shelves = shelves(at);
    for (String shelf : shelves) {
      shelf(settlement, at, shelf);
    }
    if (shelves.size() > 1) {
      layout.line("  together");
      layout.table(
          pot.members().entrySet().stream()
              .map(each -> List.of(shortened(each.getKey()), layout.money(each.getValue())))
              .toList(),
          1);
    }
    layout.line("  unallocated " + layout.money(pot.unallocated()));
  }

  /** The parts in which a pot is shared, each by weights of its own. */
  private List<String> shelves(String component) {
    return explanations.keySet().stream()
        .filter(figure -> figure.startsWith(component + "/") && figure.contains("/weights/"))
        .map(figure -> figure.substring(component.length(), figure.indexOf("/weights/")))
        .distinct()
        .toList();
  }

  private void shelf(Settlement settlement, String component, String shelf) {
    Explanation pot = explanations.get(component + shelf + "/pot");
    if (pot != null && pot.value().signum() == 0) {
      return;
    }
    if (!shelf.isEmpty()) {
      how("pot of " + Pointer.lastStep(shelf), component + shelf + "/pot");
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("founder", "days", "weight", "exact", "part"));
    for (Settlement.Member member : settlement.members()) {
      String founder = Pointer.to(member.id());
      Explanation weight = explanations.get(component + shelf + "/weights" + founder);
      Explanation part = explanations.get(component + shelf + "/members" + founder);
      rows.add(
          List.of(
              shortened(member.id()),
              days(weight),
              weight == null ? "" : shortened(weight.value()),
              part == null ? "" : shortened(part.exact()),
              part == null ? "" : layout.money(part.value().floor().longValueExact())));
    }
    layout.table(rows, 1);
  }

  /** Nothing where no days are counted. */
  private static String days(@Nullable Explanation weight) {
    if (weight == null
        || (weight.rule() != Rule.DAYS_WEIGHT && weight.rule() != Rule.SCORE_WEIGHT)) {
      return "";
    }
    return weight.inputs().stream()
        .filter(input -> input.name().equals("days"))
        .map(Input::value)
        .reduce(Fraction.ZERO, Fraction::plus)
        .toString();
  }

  private void member(Settlement.Member member) {
    layout.line("");
    layout.line("statement of " + shortened(member.id()));
    layout.table(
        List.of(
            List.of("share", layout.money(member.share())),
            List.of("+ carried in", layout.money(member.carriedIn())),
            List.of("+ adjustment", layout.money(member.adjustment())),
            List.of("- held for disputes", layout.money(member.held())),
            List.of("- tax withheld", layout.money(member.withheld())),
            List.of("- carried out", layout.money(member.carriedOut())),
            List.of("= payable", layout.money(member.payable()))),
        1);
    how("share", Pointer.to("members", member.id(), "share"));
    if (member.held() != 0) {
      how("held", Pointer.to("members", member.id(), "held"));
    }
    if (member.withheld() != 0) {
      how("withheld", Pointer.to("members", member.id(), "withheld"));
    }
    if (member.carriedOut() != 0) {
      how("carried out", Pointer.to("members", member.id(), "carriedOut"));
    }
  }
}
