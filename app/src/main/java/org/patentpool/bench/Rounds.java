package org.patentpool.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** Settles a quarter in every way by turns, and demands the same figures of all of them. */
final class Rounds {
  private final PrintStream out;
  private final List<Runner> runners;
  private final List<Runner> others;
  private final Runner last;

  /** The others are compared with the last one. */
  Rounds(PrintStream out, List<Runner> runners) {
    this.out = out;
    this.runners = runners;
    this.others = runners.subList(0, runners.size() - 1);
    this.last = runners.getLast();
  }

  /** Two ways come to different figures. */
  static final class Different extends RuntimeException {
    private static final long serialVersionUID = 1;

    Different(String message) {
      super(message);
    }
  }

  /**
   * Settles and prints.
   *
   * @param warmUp how often it settles first and prints nothing
   * @throws Different when a figure is not the same in all ways
   */
  void run(int warmUp, int rounds) throws IOException, SQLException {
    for (int i = 0; i < warmUp; i++) {
      settle();
    }
    print("round");
    runners.forEach(each -> print(each.name() + " ms"));
    others.forEach(each -> print(last.name() + "/" + each.name()));
    out.println();
    for (int i = 1; i <= rounds; i++) {
      settle();
      print(Integer.toString(i));
      runners.forEach(each -> print(String.format(Locale.ROOT, "%.0f", each.millis())));
      for (Runner each : others) {
        double ratio = each.ratios().add(last.millis() / each.millis());
        print(String.format(Locale.ROOT, "%.1f", ratio));
      }
      out.println();
    }
    for (Runner each : others) {
      out.printf(
          Locale.ROOT,
          "%s / %s: median %s; at most %d MB on the heap%n",
          last.name(),
          each.name(),
          each.ratios(),
          each.peak());
    }
  }

  private void settle() throws IOException, SQLException {
    Figures figures = runners.getFirst().run();
    for (Runner each : runners.subList(1, runners.size())) {
      String difference = figures.difference(each.run());
      if (difference != null) {
        throw new Different(runners.getFirst().name() + " and " + each.name() + ": " + difference);
      }
    }
  }

  private void print(String cell) {
    out.printf(Locale.ROOT, "%13s", cell);
  }
}
