package org.patentpool.rules.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patentpool.rules.calendar.Quarter;
import org.patentpool.rules.patent.Tier;

class AttestationTest {
  private static final List<Attestation> ALL =
      List.of(
          new Attestation(LocalDate.of(2026, 7, 2), 300, Tier.R3),
          new Attestation(LocalDate.of(2026, 5, 1), 100, Tier.R1),
          new Attestation(LocalDate.of(2026, 7, 1), 200, Tier.R2));

  @ParameterizedTest(name = "entered on {0}: {1}")
  @CsvSource({
    // The first day of the quarter counts, whenever the family came before it.
    "2020-01-01, 200",
    "2026-07-01, 200",
    // It came later: the day of its entry counts.
    "2026-07-02, 300",
    "2026-09-30, 300"
  })
  void the_last_attestation_of_the_first_day_or_of_the_entry_counts(LocalDate entry, int score) {
    assertThat(Attestation.counting(ALL, new Quarter(2026, 3), entry))
        .hasValueSatisfying(each -> assertThat(each.score()).isEqualTo(score));
  }

  @ParameterizedTest
  @CsvSource({"2020-01-01", "2026-04-30"})
  void before_any_attestation_none_counts(LocalDate entry) {
    assertThat(Attestation.counting(ALL, new Quarter(2026, 2), entry)).isEmpty();
  }
}
