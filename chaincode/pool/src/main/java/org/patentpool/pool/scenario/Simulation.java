package org.patentpool.pool.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.patentpool.pool.canonical.Secret;
import org.patentpool.pool.proof.Node;
import org.patentpool.pool.proof.Payables;
import org.patentpool.pool.proof.Statement;
import org.patentpool.rules.account.Interest;
import org.patentpool.rules.explanation.Explanation;
import org.patentpool.rules.explanation.Pointer;
import org.patentpool.rules.explanation.Working;
import org.patentpool.rules.number.Amount;
import org.patentpool.rules.number.Ids;
import org.patentpool.rules.patent.Coverage;
import org.patentpool.rules.royalty.Licensee;
import org.patentpool.rules.royalty.Report;
import org.patentpool.rules.royalty.Royalties;
import org.patentpool.rules.royalty.Royalty;
import org.patentpool.rules.settlement.Quarterly;
import org.patentpool.rules.settlement.Settlement;
import org.patentpool.rules.settlement.Settling;

/** What the rulebook makes of a scenario. */
public final class Simulation {
  private Simulation() {}

  /** An answer, or everything that is wrong with the question. */
  public sealed interface Outcome {}

  /** The answer, to be written for programs or for people. */
  public static final class Answered implements Outcome {
    private final Scenario scenario;
    private final Answer answer;
    private final List<Explanation> explanations;

    private Answered(Scenario scenario, Answer answer, List<Explanation> explanations) {
      this.scenario = scenario;
      this.answer = answer;
      this.explanations = explanations;
    }

    /** One line of JSON. */
    public String json() {
      return AnswerWriter.write(answer);
    }

    /** Tables of at most 100 columns, with the explanations there are. */
    public String tables() {
      return Tables.of(scenario, answer, explanations);
    }

    /** How the figures came about; none when nobody asked. */
    public List<Explanation> explanations() {
      return explanations;
    }
  }

  /** Nothing was computed. */
  public record Refused(List<Fault> faults) implements Outcome {
    public Refused {
      faults = List.copyOf(faults);
    }
  }

  /**
   * Answers a scenario in UTF-8, bare or as the {@code input} of a file.
   *
   * @throws IOException when the file cannot be read
   */
  public static Outcome of(Path file) throws IOException {
    return of(() -> Files.newInputStream(file), Working.unshown());
  }

  /** The same with an explanation of every figure. */
  public static Outcome explained(Path file) throws IOException {
    return of(() -> Files.newInputStream(file), Working.shown());
  }

  static Outcome of(Value.Source source, Working working) throws IOException {
    try {
      return switch (ScenarioReader.read(source)) {
        case ScenarioReader.Refused(List<Fault> faults) -> new Refused(faults);
        case ScenarioReader.Read(Scenario scenario) -> {
          Answer answer = answer(scenario, working);
          yield new Answered(scenario, answer, working.explanations());
        }
      };
    } catch (Amount.OutOfRange e) {
      return new Refused(List.of(new Fault("", Fault.Code.RANGE, String.valueOf(e.getMessage()))));
    }
  }

  /** The interest on something paid late. */
  record Late(String id, Interest interest) {}

  /** Everything that is computed. */
  record Answer(
      List<Royalty> royalties,
      List<Late> interest,
      @Nullable Settlement settlement,
      @Nullable Node proven) {}

  private static Answer answer(Scenario scenario, Working working) {
    List<Royalty> royalties = royalties(scenario, working);
    List<Late> interest = interest(scenario, working);
    Settlement settlement = settlement(scenario, working);
    Node proven =
        settlement == null || scenario.seed() == null
            ? null
            : proven(scenario, settlement, Secret.of(scenario.seed()));
    return new Answer(royalties, interest, settlement, proven);
  }

  /** The root over all founders' statements. */
  private static Node proven(Scenario scenario, Settlement settlement, Secret seed) {
    // The tree takes what fits; whether the total does is a question of the input.
    Amount.sum(settlement.members().stream().mapToLong(Settlement.Member::payable).toArray());
    return Payables.of(
            settlement.members().stream()
                .map(member -> statement(scenario, settlement, member, seed))
                .toList())
        .root();
  }

  private static Statement statement(
      Scenario scenario, Settlement settlement, Settlement.Member member, Secret seed) {
    return new Statement(
        scenario.pool(),
        scenario.currency(),
        settlement.quarter().toString(),
        member.id(),
        new Statement.Amounts(
            member.share(),
            member.carriedIn(),
            member.adjustment(),
            member.held(),
            member.withheld(),
            member.payable(),
            member.carriedOut()),
        settlement.components().stream()
            .map(pot ->
                new Statement.Component(
                    pot.kind().name(), pot.members().getOrDefault(member.id(), 0L)))
            .toList(),
        Statement.salt(seed, member.id()));
  }

  private static List<Royalty> royalties(Scenario scenario, Working working) {
    Royalties royalties =
        new Royalties(
            scenario.tariff(), new Coverage(scenario.families()), scenario.decimals(), working);
    SortedMap<String, List<Report>> reports = new TreeMap<>(Ids.ORDER);
    for (Report report : scenario.reports()) {
      reports.computeIfAbsent(report.licensee(), _ -> new ArrayList<>()).add(report);
    }
    return scenario.licensees().stream()
        .sorted(Comparator.comparing(Licensee::id, Ids.ORDER))
        .flatMap(licensee ->
            royalties.of(licensee, reports.getOrDefault(licensee.id(), List.of())).stream())
        .toList();
  }

  private static List<Late> interest(Scenario scenario, Working working) {
    List<Late> all = new ArrayList<>();
    for (Scenario.Overdue late : scenario.overdue()) {
      Interest interest =
          Interest.of(late.principal(), late.annualBps(), late.dueOn(), late.paidOn());
      working.show(() -> interest.explain(Pointer.to("interest", late.id())));
      all.add(new Late(late.id(), interest));
    }
    return all;
  }

  private static @Nullable Settlement settlement(Scenario scenario, Working working) {
    return scenario.quarter() == null
        ? null
        : Settling.settle(
            new Quarterly(
                scenario.quarter(),
                scenario.policy(),
                scenario.founders(),
                scenario.families(),
                scenario.takings(),
                scenario.deficitCarriedIn(),
                scenario.disputed()),
            working);
  }
}
