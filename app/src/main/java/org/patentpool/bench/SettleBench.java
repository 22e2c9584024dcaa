package org.patentpool.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.util.FileSystemUtils;

/**
 * A quarter, royalties and settlement, by the rules in Java beside the same rules as SQL in
 * PostgreSQL, on the same data in one run; and the split that both rest on beside a plain one.
 */
public final class SettleBench {
  private static final int ROUNDS = 5;

  /** Before that Java still compiles and the server still reads. */
  private static final int WARM_UP = 3;

  /** A small quarter is settled several times in a round: one time alone could not be measured. */
  private static final Duration LEAST = Duration.ofMillis(500);

  private static final int DIFFERENT = 1;
  private static final int BAD_USAGE = 2;

  private final PrintStream out;
  private final Sizes sizes;
  private final int warmUp;
  private final int rounds;

  private SettleBench(PrintStream out, Map<String, Integer> given) {
    this.out = out;
    this.sizes = Sizes.of(given);
    this.warmUp = given.getOrDefault("--warm-up", WARM_UP);
    this.rounds = given.getOrDefault("--rounds", ROUNDS);
  }

  /** Exits with 2 and one line when an argument cannot be used, with 1 when results differ. */
  public static void main(String[] arguments) throws Exception {
    LoggingSystem.get(SettleBench.class.getClassLoader())
        .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
    int exit = run(List.of(arguments), System.out, System.err);
    if (exit != 0) {
      System.exit(exit);
    }
  }

  static int run(List<String> arguments, PrintStream out, PrintStream err)
      throws IOException, SQLException {
    SettleBench bench;
    try {
      TreeSet<String> options = new TreeSet<>(Sizes.OPTIONS);
      options.addAll(List.of("--warm-up", "--rounds"));
      bench = new SettleBench(out, Numbers.read(arguments, options));
    } catch (IllegalArgumentException e) {
      err.println("pool bench settle: " + e.getMessage());
      return BAD_USAGE;
    }
    Path folder = Files.createTempDirectory("pool-bench");
    try {
      bench.run(folder);
      return 0;
    } catch (Rounds.Different e) {
      err.println("pool bench settle: " + e.getMessage());
      return DIFFERENT;
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private void run(Path folder) throws IOException, SQLException {
    MadeUpQuarter quarter = MadeUpQuarter.of(sizes);
    ReceiptFile receipts = ReceiptFile.write(folder.resolve("receipts"), sizes);
    Path scenario = folder.resolve("scenario.json");
    ScenarioFile.write(scenario, quarter, receipts);
    try (Database database = Database.open(folder.resolve("database"), quarter, receipts)) {
      explain(quarter, database, Files.size(scenario) >> 20);
      new Rounds(
              out,
              List.of(
                  new Runner("java", new ByRules(quarter, receipts::forEach), LEAST),
                  new Runner("cursor", new ByRules(quarter, database::forEachReceipt), LEAST),
                  new Runner("scenario", new BySimulation(scenario), LEAST),
                  new Runner("sql", database.inSql(), LEAST)))
          .run(warmUp, rounds);
    }
    new SplitRounds(out, quarter, new Chance(sizes.seed(), 6)).run(rounds);
  }

  private void explain(MadeUpQuarter quarter, Database database, long scenario)
      throws SQLException {
    out.printf(
        Locale.ROOT,
        """
        %d receipts, %d founders, %d families, %d reports of %d lines, seed %d
        java      the rules: receipts one by one from a file of rows, all else at hand
        cursor    the same: receipts one by one from the table, %d fetched at a time
        scenario  ./pool simulate: all read and checked from %d MB of JSON, receipts one by one
        sql       the rules in SQL: all in tables in memory, the results into tables
                  PostgreSQL %s, %s
        Java has %d MB for its heap.
        """,
        sizes.receipts(),
        sizes.founders(),
        sizes.families(),
        sizes.members(),
        quarter.reports().stream().mapToInt(report -> report.lines().size()).sum(),
        sizes.seed(),
        Database.FETCHED,
        scenario,
        database.version(),
        Database.settings(),
        Runtime.getRuntime().maxMemory() >> 20);
  }
}
