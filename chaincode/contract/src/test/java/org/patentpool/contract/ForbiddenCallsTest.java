package org.patentpool.contract;

import static org.assertj.core.api.Assertions.assertThat;

import de.thetaphi.forbiddenapis.Checker;
import de.thetaphi.forbiddenapis.Logger;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patentpool.contract.planted.Planted;

/** The build runs the same checker with the same bans; here it is shown to catch something. */
class ForbiddenCallsTest {
  private static final Path BANS = Path.of("../../config/forbidden-apis/deterministic.txt");
  private static final Pattern SIGNATURE = Pattern.compile("^[a-z].*", Pattern.MULTILINE);

  @ParameterizedTest
  @CsvSource({
    "ReadsAClock, pool day",
    "HoldsAClock, pool day",
    "DrawsChance, argument of the command",
    "UsesTheDefaultLocale, argument",
    "IteratesByHash, TreeMap",
    "CollectsByHash, TreeSet",
    "CountsByHash, TreeMap",
    "ParsesAFraction, BigInteger",
    "ReadsTheEnvironment, argument",
    "Prints, log",
    "LooksByReflection, name the type",
  })
  void a_planted_violation_is_caught_and_its_replacement_named(String planted, String replacement)
      throws Exception {
    assertThat(violations(planted)).isNotEmpty().allMatch(it -> it.contains(replacement));
  }

  @Test
  void what_breaks_no_ban_is_let_through() throws Exception {
    assertThat(violations("DividesWithAFraction")).isEmpty();
  }

  @Test
  void every_ban_says_what_to_do_instead() throws Exception {
    String bans = Files.readString(BANS);
    assertThat(SIGNATURE.matcher(bans).results()).hasSizeGreaterThan(50);
    assertThat(bans.lines().filter(line -> line.startsWith("@defaultMessage")))
        .hasSizeGreaterThan(5)
        .allMatch(line -> line.contains("; "));
    assertThat(bans.indexOf("@defaultMessage"))
        .isLessThan(SIGNATURE.matcher(bans).results().findFirst().orElseThrow().start());
  }

  private static List<String> violations(String planted) throws Exception {
    var checker = new Checker(new Silent(), ForbiddenCallsTest.class.getClassLoader());
    checker.parseSignaturesFile(BANS.toFile());
    String file = "Planted$" + planted + ".class";
    try (InputStream bytes = Planted.class.getResourceAsStream(file)) {
      checker.streamReadClassToCheck(bytes, file);
    }
    return checker.runWithResults().stream()
        .flatMap(result -> result.getViolations().stream())
        .map(violation -> violation.description)
        .toList();
  }

  /** The results are returned as well. */
  private static final class Silent implements Logger {
    @Override
    public void error(String line) {}

    @Override
    public void warn(String line) {}

    @Override
    public void info(String line) {}

    @Override
    public void debug(String line) {}
  }
}
