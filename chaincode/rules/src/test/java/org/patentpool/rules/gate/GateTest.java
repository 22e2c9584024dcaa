package org.patentpool.rules.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patentpool.rules.Json;
import org.patentpool.rules.Vectors;
import org.patentpool.rules.patent.Patent;

class GateTest {
  private static final LocalDate DAY = LocalDate.parse("2026-07-01");

  static Stream<Vectors.Case> vectors() {
    return Vectors.of("gates.json");
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void the_gate_opens_as_the_rulebook_has_it(Vectors.Case it) {
    Json input = it.input();
    Gate gate =
        new Gate(
            input.at("offices").list().stream().map(Json::text).toList(),
            input.at("count").small(),
            input.at("minStability").small());
    Qualification result =
        gate.judge(
            input.at("on").day(),
            input.at("family").at("patents").list().stream().map(GateTest::patent).toList(),
            input.at("stability").isNull() ? null : input.at("stability").small(),
            input.at("encumbrances").list().stream().map(GateTest::encumbrance).toList());
    assertThat(result.qualifies()).isEqualTo(it.expected().at("qualifies").isTrue());
    assertThat(result.reasons())
        .extracting(Enum::name)
        .isEqualTo(it.expected().at("reasons").value());
  }

  private static Patent patent(Json it) {
    return new Patent(
        it.at("office").text(),
        it.at("grantedOn").day(),
        it.at("expiresOn").day(),
        it.at("lapsedOn").dayOrNone());
  }

  private static Encumbrance encumbrance(Json it) {
    return switch (it.at("kind").text()) {
      case "PLEDGE" -> new Encumbrance.Pledge(it.at("consent").isTrue());
      case "EXCLUSIVE_LICENCE" -> new Encumbrance.ExclusiveLicence();
      default -> throw new IllegalStateException(it.toString());
    };
  }

  private static Patent in(String office) {
    return new Patent(office, LocalDate.parse("2020-01-01"), LocalDate.parse("2030-01-01"), null);
  }

  @Test
  void the_usual_gate_asks_for_two_of_four_offices() {
    Gate gate = Gate.usual(60);
    assertThat(gate.judge(DAY, List.of(in("JP"), in("DE"), in("KR")), 60, List.of()))
        .isEqualTo(new Qualification(List.of("DE", "JP"), List.of()));
    assertThat(gate.judge(DAY, List.of(in("JP"), in("KR")), 60, List.of()).reasons())
        .containsExactly(Qualification.Reason.OFFICES);
  }

  @Test
  void an_office_the_gate_names_twice_is_one() {
    Gate gate = new Gate(List.of("US", "US"), 2, 0);
    assertThat(gate.judge(DAY, List.of(in("US"), in("US")), 0, List.of()).qualifies()).isFalse();
  }

  @Test
  void one_pledge_without_consent_among_many_is_enough() {
    List<Encumbrance> pledges =
        List.of(new Encumbrance.Pledge(true), new Encumbrance.Pledge(false));
    assertThat(new Gate(List.of(), 0, 0).judge(DAY, List.of(), 0, pledges).reasons())
        .containsExactly(Qualification.Reason.PLEDGE_WITHOUT_CONSENT);
  }

  @Test
  void a_gate_without_sense_is_refused() {
    assertThatThrownBy(() -> new Gate(List.of("US"), -1, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void stability_decides_by_the_threshold_alone(
      @ForAll @IntRange(max = 100) int stability, @ForAll @IntRange(max = 100) int least) {
    assertThat(new Gate(List.of(), 0, least).judge(DAY, List.of(), stability, List.of()))
        .returns(stability >= least, Qualification::qualifies);
  }
}
