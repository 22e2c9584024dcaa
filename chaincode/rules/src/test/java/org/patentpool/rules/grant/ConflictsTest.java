package org.patentpool.rules.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.patentpool.rules.Json;
import org.patentpool.rules.Vectors;
import org.patentpool.rules.calendar.Period;
import org.patentpool.rules.grant.Right.Licence;

class ConflictsTest {
  private static final LocalDate START = LocalDate.parse("2026-01-01");

  static Stream<Vectors.Case> vectors() {
    return Vectors.of("conflicts.json");
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void grants_conflict_as_the_rulebook_has_it(Vectors.Case it) {
    List<Grant> grants = it.input().list().stream().map(ConflictsTest::grant).toList();
    assertThat(Conflicts.among(grants).stream().map(each -> List.of(each.first(), each.second())))
        .isEqualTo(it.expected().value());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void a_new_grant_has_its_conflicts_with_those_that_stand(Vectors.Case it) {
    List<Grant> grants = it.input().list().stream().map(ConflictsTest::grant).toList();
    List<List<String>> found = new ArrayList<>();
    for (int i = grants.size() - 1; i > 0; i--) {
      Conflicts.of(grants.get(i), grants.subList(0, i))
          .forEach(each -> found.add(List.of(each.first(), each.second())));
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(pairs(it.expected()));
  }

  private static List<List<String>> pairs(Json expected) {
    return expected.list().stream()
        .map(pair -> pair.list().stream().map(Json::text).toList())
        .toList();
  }

  private static Grant grant(Json it) {
    return new Grant(
        it.at("id").text(),
        it.at("kind").text().equals("OPTION")
            ? new Right.Option(Licence.valueOf(it.at("on").text()))
            : Licence.valueOf(it.at("kind").text()),
        it.at("family").text(),
        it.at("field").text(),
        it.at("territory").text(),
        new Period(it.at("from").day(), it.at("to").day()));
  }

  private static Period days(int first, int last) {
    return new Period(START.plusDays(first), START.plusDays(last));
  }

  private static Grant exclusive(String id, String family, int first, int last) {
    return new Grant(id, Licence.EXCLUSIVE, family, "*", "*", days(first, last));
  }

  @Test
  void a_conflict_tells_on_which_days_both_run() {
    assertThat(Conflicts.among(List.of(exclusive("b", "f", 0, 9), exclusive("a", "*", 4, 20))))
        .containsExactly(new Conflict("a", "b", new Period(START.plusDays(4), START.plusDays(9))));
  }

  @Test
  void the_days_of_a_conflict_are_those_of_the_shorter_grant_when_the_other_encloses_it() {
    Grant shorter = exclusive("a", "f", 4, 9);
    Grant enclosing = exclusive("b", "f", 0, 20);
    Conflict conflict = new Conflict("a", "b", shorter.days());
    assertThat(Conflicts.of(shorter, List.of(enclosing))).containsExactly(conflict);
    assertThat(Conflicts.of(enclosing, List.of(shorter))).containsExactly(conflict);
  }

  @ParameterizedTest
  @CsvSource({
    "f, x, US, true",
    "*, x, US, true",
    "f, *, US, true",
    "f, x, *, true",
    "*, *, *, true",
    "g, x, US, false",
    "f, y, US, false",
    "f, x, CN, false",
    "*, y, US, false",
    "f, *, CN, false",
    "g, x, *, false",
  })
  void family_field_and_territory_each_meet_the_same_or_any(
      String family, String field, String territory, boolean meets) {
    Period days = days(0, 0);
    Grant first = new Grant("a", Licence.EXCLUSIVE, family, field, territory, days);
    Grant second = new Grant("b", Licence.ORDINARY, "f", "x", "US", days);
    assertThat(Conflicts.among(List.of(first, second))).hasSize(meets ? 1 : 0);
    assertThat(Conflicts.among(List.of(second, first))).hasSize(meets ? 1 : 0);
    assertThat(Conflicts.of(first, List.of(second))).hasSize(meets ? 1 : 0);
    assertThat(Conflicts.of(second, List.of(first))).hasSize(meets ? 1 : 0);
  }

  @Test
  void a_grant_that_has_ended_makes_way_and_those_beside_it_stay() {
    Grant ended = new Grant("a", Licence.ORDINARY, "f", "x", "US", days(0, 5));
    Grant running = new Grant("b", Licence.ORDINARY, "f", "x", "US", days(0, 20));
    Grant later = new Grant("c", Licence.EXCLUSIVE, "f", "x", "US", days(10, 15));
    assertThat(Conflicts.among(List.of(later, ended, running)))
        .containsExactly(new Conflict("b", "c", later.days()));
  }

  @Test
  void two_options_on_sole_licences_conflict() {
    Period day = new Period(START, START);
    Grant a = new Grant("a", new Right.Option(Licence.SOLE), "f", "x", "US", day);
    Grant b = new Grant("b", new Right.Option(Licence.SOLE), "f", "x", "US", day);
    assertThat(Conflicts.among(List.of(a, b))).hasSize(1);
  }

  @Test
  void an_id_that_stands_twice_is_refused() {
    Grant grant = exclusive("a", "f", 0, 1);
    assertThatThrownBy(() -> Conflicts.among(List.of(grant, grant)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_grant_does_not_conflict_with_itself_when_it_is_compared_with_those_that_stand() {
    Grant grant = exclusive("a", "f", 0, 1);
    assertThat(Conflicts.of(grant, List.of(grant))).isEmpty();
  }

  @Test
  void ten_thousand_grants_that_all_run_at_once_are_compared_by_what_they_are_about() {
    List<Grant> grants = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      grants.add(exclusive("g" + i, "f" + i, 0, 365));
    }
    assertThat(Conflicts.among(grants)).isEmpty();
    grants.add(exclusive("portfolio", "*", 365, 400));
    assertThat(Conflicts.among(grants)).hasSize(10_000);
  }

  @Property
  void conflicts_are_all_pairs_that_conflict_whatever_the_order(
      @ForAll("grants") List<Grant> grants) {
    List<Conflict> expected = new ArrayList<>();
    for (Grant one : grants) {
      for (Grant other : grants) {
        if (one.id().compareTo(other.id()) < 0 && one.conflictsWith(other)) {
          expected.add(Conflict.between(one, other));
        }
      }
    }
    expected.sort(Conflict.ORDER);
    assertThat(Conflicts.among(grants)).isEqualTo(expected);
    assertThat(Conflicts.among(grants.reversed())).isEqualTo(expected);
  }

  @Property
  void conflicts_are_symmetric(@ForAll("grants") List<Grant> grants) {
    List<Conflict> all = Conflicts.among(grants);
    for (Grant grant : grants) {
      assertThat(Conflicts.of(grant, grants))
          .containsExactlyElementsOf(
              all.stream()
                  .filter(it -> it.first().equals(grant.id()) || it.second().equals(grant.id()))
                  .toList());
    }
  }

  @Provide
  Arbitrary<List<Grant>> grants() {
    Arbitrary<Right> licences = Arbitraries.of(Licence.values()).map(it -> it);
    Arbitrary<Right> options = Arbitraries.of(Licence.values()).map(Right.Option::new);
    Arbitrary<String> families = Arbitraries.of("f", "g", "*");
    Arbitrary<String> fields = Arbitraries.of("x", "y", "*");
    Arbitrary<String> territories = Arbitraries.of("US", "CN", "*");
    Arbitrary<Integer> days = Arbitraries.integers().between(0, 20);
    return Combinators.combine(
            Arbitraries.oneOf(licences, options), families, fields, territories, days, days)
        .as((right, family, field, territory, a, b) ->
            new Grant(
                "",
                right,
                family,
                field,
                territory,
                new Period(START.plusDays(Math.min(a, b)), START.plusDays(Math.max(a, b)))))
        .list()
        .ofMaxSize(12)
        .map(drafts -> {
          List<Grant> numbered = new ArrayList<>();
          for (Grant it : drafts) {
            numbered.add(
                new Grant(
                    "g" + numbered.size(),
                    it.right(),
                    it.family(),
                    it.field(),
                    it.territory(),
                    it.days()));
          }
          return numbered;
        });
  }
}
