package org.patentpool.pool.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.patentpool.rules.explanation.Working;

/** One good scenario with everything in it, spoilt at every place in turn. */
class FaultsTest {
  private static final Path GOOD = Path.of("src/test/resources/scenarios/everything.json");

  /** Members that may be left out without harm. */
  private static final List<String> OPTIONAL =
      List.of(
          "multiplierBps",
          "withholdingBps",
          "adminFeeCap",
          "minPayout",
          "maxShareBps",
          "emptyTiers",
          "pooledUntil",
          "lapsedOn",
          "tariff",
          "licensees",
          "reports",
          "receipts",
          "quarter",
          "carried",
          "adjustments",
          "disputed",
          "deficitCarriedIn",
          "overdue",
          "seed",
          "discounts",
          "annualCap",
          "annualMinimum",
          "territoryFactor",
          "yearToDate",
          "units",
          "due",
          "original",
          "from",
          "to",
          "territory",
          "upTo");

  /** Maps by ids, which have any number of members. */
  private static final List<String> MAPS =
      List.of("carried", "adjustments", "shares", "ratios", "territoryFactor");

  /** A scenario with one thing wrong, and where that is. */
  record Spoilt(String at, Fault.Code code, Value scenario) {
    @Override
    public String toString() {
      return at + " " + code;
    }
  }

  private static Value good() {
    try {
      return Value.read(Files.readAllBytes(GOOD));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes the place of a value. */
  private interface Put {
    Value into(Value value);
  }

  static Stream<Spoilt> spoilt() {
    List<Spoilt> all = new ArrayList<>();
    spoil("", "", good(), value -> value, all);
    return all.stream();
  }

  private static void spoil(String at, String name, Value node, Put whole, List<Spoilt> all) {
    all.add(new Spoilt(at, Fault.Code.TYPE, whole.into(new Value.Other("null"))));
    switch (node) {
      case Value.Members(var members, var _) -> {
        if (!MAPS.contains(name) && !name.equals("units")) {
          var more = new TreeMap<>(members);
          more.put("nobodyKnows", new Value.Text("x"));
          all.add(
              new Spoilt(
                  at + "/nobodyKnows",
                  Fault.Code.UNKNOWN_FIELD,
                  whole.into(new Value.Members(more, List.of()))));
        }
        members.forEach((key, value) -> {
          spoil(
              at + "/" + key, key, value, changed -> whole.into(with(members, key, changed)), all);
          if (!OPTIONAL.contains(key) && !MAPS.contains(name) && !isUnits(at)) {
            var fewer = new TreeMap<>(members);
            fewer.remove(key);
            all.add(
                new Spoilt(
                    at + "/" + key,
                    Fault.Code.MISSING,
                    whole.into(new Value.Members(fewer, List.of()))));
          }
        });
      }
      case Value.Items(var items) -> {
        for (int i = 0; i < items.size(); i++) {
          int index = i;
          spoil(
              at + "/" + i,
              "",
              items.get(i),
              changed -> {
                var others = new ArrayList<>(items);
                others.set(index, changed);
                return whole.into(new Value.Items(others));
              },
              all);
        }
      }
      case Value.Whole _ ->
          all.add(
              new Spoilt(
                  at,
                  Fault.Code.RANGE,
                  whole.into(new Value.Whole(java.math.BigInteger.TWO.pow(70)))));
      default -> {}
    }
  }

  private static boolean isUnits(String at) {
    return at.endsWith("/yearToDate/units");
  }

  private static Value with(java.util.Map<String, Value> members, String key, Value value) {
    var changed = new TreeMap<>(members);
    changed.put(key, value);
    return new Value.Members(changed, List.of());
  }

  @ParameterizedTest
  @MethodSource("spoilt")
  void every_place_tells_what_is_wrong_with_it(Spoilt spoilt) {
    ScenarioReader.Outcome outcome = ScenarioReader.read(spoilt.scenario());
    assertThat(outcome).isInstanceOf(ScenarioReader.Refused.class);
    assertThat(((ScenarioReader.Refused) outcome).faults())
        .extracting(fault -> fault.at() + " " + fault.code())
        .contains(spoilt.at() + " " + spoilt.code());
  }

  @Test
  void the_good_scenario_is_good() throws IOException {
    assertThat(Simulation.of(GOOD)).isInstanceOf(Simulation.Answered.class);
    assertThat(spoilt().count()).isGreaterThan(150);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"pool":                      | SYNTAX
          {} {}                         | SYNTAX
          nonsense                      | SYNTAX
          ``                            | SYNTAX
          [1]                           | TYPE
          "text"                        | TYPE
          """)
  void what_is_no_scenario_is_refused_as_a_whole(String text, Fault.Code code) throws IOException {
    Simulation.Outcome outcome =
        Simulation.of(Value.Source.of(text.getBytes(UTF_8)), Working.unshown());
    assertThat(outcome).isInstanceOf(Simulation.Refused.class);
    assertThat(((Simulation.Refused) outcome).faults())
        .singleElement()
        .returns(code, Fault::code)
        .returns("", Fault::at);
  }

  @Test
  void a_receipt_without_any_money_misses_its_amount() throws IOException {
    String text =
        """
        {"pool":{"id":"p","currency":"EUR","founders":[{"id":"a"}],"policy":{"adminFeeBps":0,
        "reserveBps":0,"components":[{"kind":"EQUAL","weightBps":10000}]}},"families":[],
        "receipts":[{"id":"r","quarter":"2026-Q3","source":"ROYALTY"}]}
        """;
    assertThat(
            ((Simulation.Refused)
                    Simulation.of(Value.Source.of(text.getBytes(UTF_8)), Working.unshown()))
                .faults())
        .extracting(fault -> fault.at() + " " + fault.code())
        .containsExactly("/receipts/0/amount MISSING");
  }

  @Test
  void all_faults_are_told_at_once_and_ids_of_a_refused_list_are_not_asked_for()
      throws IOException {
    String text =
        """
        {"pool":{"id":"p","currency":"XXX","founders":[],"policy":{"adminFeeBps":-1,
        "reserveBps":1.5,"components":[{"kind":"EQUAL","weightBps":9}]}},"families":[{"id":"f",
        "owner":"nobody","patents":[],"pooledFrom":"2026-02-30"}],"seed":"00","pool":1}
        """;
    Simulation.Outcome outcome =
        Simulation.of(Value.Source.of(text.getBytes(UTF_8)), Working.unshown());
    assertThat(((Simulation.Refused) outcome).faults())
        .extracting(fault -> fault.at() + " " + fault.code())
        .containsExactlyInAnyOrder(
            "/pool DUPLICATE",
            "/pool/currency FORMAT",
            "/pool/founders MISSING",
            "/pool/policy/adminFeeBps RANGE",
            "/pool/policy/reserveBps TYPE",
            "/pool/policy/components SUM",
            "/families/0/pooledFrom FORMAT",
            "/seed FORMAT");
  }
}
