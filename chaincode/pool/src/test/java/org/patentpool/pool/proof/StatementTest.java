package org.patentpool.pool.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patentpool.pool.canonical.Canonical;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.canonical.MalformedException;
import org.patentpool.pool.canonical.Secret;
import org.patentpool.pool.proof.Statement.Amounts;
import org.patentpool.pool.proof.Statement.Component;
import org.patentpool.pool.rejection.Code;

class StatementTest {
  private static final Statement STATEMENT =
      new Statement(
          "cells",
          "EUR",
          "2026-Q3",
          "飞鱼",
          new Amounts(100, -20, 30, 10, 15, 85, 0),
          List.of(new Component("EQUAL", 60), new Component("TIER", 40)),
          Statement.salt(Secret.of("07".repeat(32)), "飞鱼"));

  @Test
  void its_canonical_text_is_the_rulebooks() {
    assertThat(Canonical.text(STATEMENT.json()))
        .isEqualTo(
            "{\"adjustment\":\"30\",\"carriedIn\":\"-20\",\"carriedOut\":\"0\",\"components\":["
                + "{\"amount\":\"60\",\"kind\":\"EQUAL\"},{\"amount\":\"40\",\"kind\":\"TIER\"}],"
                + "\"currency\":\"EUR\",\"founder\":\"飞鱼\",\"held\":\"10\",\"payable\":\"85\","
                + "\"pool\":\"cells\",\"quarter\":\"2026-Q3\","
                + "\"salt\":\"e18af6924cbdee18cce49f943a626cb660f506fa1db27c5b89d25c923b0d94a9\","
                + "\"share\":\"100\",\"type\":\"statement\",\"v\":\"1\",\"withheld\":\"15\"}");
  }

  @Test
  void it_reads_back() {
    assertThat(Statement.FORM.read(STATEMENT.json(), "")).isEqualTo(STATEMENT);
  }

  @ParameterizedTest
  @CsvSource({
    "type, receipt, FORMAT",
    "v, 2, FORMAT",
    "v, 01, FORMAT",
    "payable, -1, RANGE",
    "share, 9223372036854775808, RANGE",
    "carriedIn, -9223372036854775809, RANGE",
    "held, 1.5, FORMAT",
    "withheld, 007, FORMAT",
    "carriedOut, 99999999999999999999, FORMAT",
    "salt, ABCD, FORMAT",
    "components, none, TYPE",
    "bonus, 1, UNKNOWN_FIELD",
  })
  void what_is_no_statement_is_refused_at_its_place(String member, String value, Code code) {
    assertRefused(STATEMENT.json().with(member, value), code, "/" + member);
  }

  @Test
  void an_unknown_version_is_told_before_its_unknown_members() {
    assertRefused(STATEMENT.json().with("v", 2).without("share"), Code.FORMAT, "/v");
    assertRefused(STATEMENT.json().without("v"), Code.MISSING, "/v");
    assertRefused(STATEMENT.json().without("type"), Code.MISSING, "/type");
  }

  @Test
  void amounts_reach_to_the_ends_of_64_bits() {
    var amounts =
        new Amounts(Long.MAX_VALUE, Long.MIN_VALUE, 0, 0, 0, Long.MAX_VALUE, Long.MIN_VALUE);
    var extreme =
        new Statement("cells", "EUR", "2026-Q3", "ada", amounts, List.of(), STATEMENT.salt());
    assertThat(Statement.FORM.read(extreme.json(), "")).isEqualTo(extreme);
  }

  @Test
  void a_negative_payable_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Amounts(0, 0, 0, 0, 0, -1, 0))
        .withMessage("a payable is never negative");
  }

  @Test
  void whatever_changes_in_a_statement_changes_its_leaf() {
    var another =
        new Statement(
            "cells",
            "EUR",
            "2026-Q3",
            "飞鱼",
            STATEMENT.amounts(),
            STATEMENT.components().reversed(),
            STATEMENT.salt());
    assertThat(another.leaf()).isNotEqualTo(STATEMENT.leaf());
    assertThat(another.leaf().payable()).isEqualTo(85);
  }

  @Test
  void salts_differ_by_founder_and_by_seed() {
    var seed = Secret.of("07".repeat(32));
    assertThat(Statement.salt(seed, "ada"))
        .isEqualTo(Statement.salt(Secret.of("07".repeat(32)), "ada"))
        .isNotEqualTo(Statement.salt(seed, "bo"))
        .isNotEqualTo(Statement.salt(Secret.of("08".repeat(32)), "ada"));
  }

  private static void assertRefused(Json json, Code code, String at) {
    var thrown =
        catchThrowableOfType(MalformedException.class, () -> Statement.FORM.read(json, ""));
    assertThat(thrown).as("it is refused").isNotNull();
    assertThat(thrown.rejection().code()).isEqualTo(code);
    assertThat(thrown.rejection().at()).isEqualTo(at);
  }
}
