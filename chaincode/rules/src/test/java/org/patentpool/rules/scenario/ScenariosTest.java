package org.patentpool.rules.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patentpool.rules.Json;
import org.patentpool.rules.explanation.Explanation;
import org.patentpool.rules.explanation.Replay;
import org.patentpool.rules.explanation.Working;
import org.patentpool.rules.number.Ids;
import org.patentpool.rules.royalty.Licensee;
import org.patentpool.rules.royalty.Royalties;
import org.patentpool.rules.royalty.Royalty;
import org.patentpool.rules.settlement.Quarterly;
import org.patentpool.rules.settlement.Settlement;
import org.patentpool.rules.settlement.Settling;

/** The right answers of the module above, given by the rules alone. */
class ScenariosTest {
  private static final List<Path> FOLDERS =
      List.of(
          Path.of("../pool/src/test/resources/vectors/scenarios"),
          Path.of("../../../shared/vectors/scenarios"));

  static Stream<Path> files() {
    return FOLDERS.stream().filter(Files::exists).flatMap(ScenariosTest::in);
  }

  private static Stream<Path> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Json read(Path file) throws IOException {
    return Json.parse(Files.readString(file));
  }

  @ParameterizedTest
  @MethodSource("files")
  void royalties_are_right_and_say_how_they_came_about(Path file) throws IOException {
    Scenario scenario = new Scenario(read(file).at("input"));
    Working working = Working.shown();
    Royalties royalties =
        new Royalties(scenario.tariff(), scenario.coverage(), scenario.decimals(), working);
    List<Map<String, Object>> answers = new ArrayList<>();
    scenario.licensees().stream()
        .sorted(Comparator.comparing(Licensee::id, Ids.ORDER))
        .forEach(licensee ->
            royalties
                .of(licensee, scenario.reports(licensee.id()))
                .forEach(royalty -> answers.add(written(royalty))));
    assertThat(answers).isEqualTo(read(file).at("expected").at("royalties").value());
    requireTrue(working);
  }

  @ParameterizedTest
  @MethodSource("files")
  void settlements_are_right_and_say_how_they_came_about(Path file) throws IOException {
    Quarterly quarterly = new Scenario(read(file).at("input")).quarterly();
    if (quarterly != null) {
      Working working = Working.shown();
      Json expected = read(file).at("expected").at("settlement");
      written(Settling.settle(quarterly, working))
          .forEach(
              (name, value) -> assertThat(value).as(name).isEqualTo(expected.at(name).value()));
      requireTrue(working);
    }
  }

  private static void requireTrue(Working working) {
    for (Explanation each : working.explanations()) {
      assertThat(each.exact()).as(each.toString()).isEqualTo(Replay.exact(each));
      assertThat(Replay.isFigure(each)).as(each.toString()).isTrue();
    }
  }

  private static Map<String, Object> written(Royalty royalty) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("licensee", royalty.licensee());
    answer.put("quarter", royalty.quarter().toString());
    answer.put("due", royalty.due());
    answer.put("minimumTopUp", royalty.minimumTopUp());
    answer.put("lines", royalty.lines().stream().map(ScenariosTest::written).toList());
    return answer;
  }

  private static Map<String, Object> written(Royalty.Charge charge) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("product", charge.line().product());
    answer.put("soldIn", charge.line().soldIn());
    answer.put("madeIn", charge.line().madeIn());
    LocalDate from = charge.line().from();
    LocalDate to = charge.line().to();
    if (from != null) {
      answer.put("from", from.toString());
    }
    if (to != null) {
      answer.put("to", to.toString());
    }
    answer.put("coveredDays", charge.coveredDays());
    answer.put("days", charge.days());
    answer.put("amount", charge.amount());
    return answer;
  }

  private static Map<String, Object> written(Settlement settlement) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("quarter", settlement.quarter().toString());
    answer.put("gross", settlement.gross());
    answer.put("adminFee", settlement.adminFee());
    answer.put("reserve", settlement.reserve());
    answer.put("distributable", settlement.distributable());
    answer.put("deficitCarriedOut", settlement.deficitCarriedOut());
    answer.put("components", settlement.components().stream().map(ScenariosTest::written).toList());
    answer.put("members", settlement.members().stream().map(ScenariosTest::written).toList());
    return answer;
  }

  private static Map<String, Object> written(Settlement.Pot pot) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("kind", pot.kind().name());
    answer.put("pot", pot.pot());
    answer.put("unallocated", pot.unallocated());
    answer.put("members", new LinkedHashMap<>(pot.members()));
    return answer;
  }

  private static Map<String, Object> written(Settlement.Member member) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("id", member.id());
    answer.put("share", member.share());
    answer.put("carriedIn", member.carriedIn());
    answer.put("adjustment", member.adjustment());
    answer.put("held", member.held());
    answer.put("withheld", member.withheld());
    answer.put("payable", member.payable());
    answer.put("carriedOut", member.carriedOut());
    return answer;
  }
}
