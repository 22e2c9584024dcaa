package org.patentpool.bench;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/**
 * The embedded ledger and real Fabric by turns, and on real Fabric the commands beside bare puts.
 */
record BesideFabric(PrintStream out, Senders embedded, Senders real) {
  private static final int PAIRS = 50;

  /**
   * Sends and prints.
   *
   * @param realEach how many commands and how many bare puts a round has on real Fabric
   * @param realWarmUp how many of each go before
   */
  void run(int rounds, int each, int realEach, int realWarmUp)
      throws InterruptedException, ExecutionException {
    real.commands(realWarmUp);
    real.barePuts(realWarmUp);
    out.println("%28s %28s %28s".formatted("embedded", "real Fabric", "bare put on it"));
    out.println("%1$s %1$s %1$s %2$10s %3$10s".formatted(Pace.HEADINGS, "emb./real", "real/put"));
    Ratios ledgers = new Ratios();
    Ratios contract = new Ratios();
    for (int round = 0; round < rounds; round++) {
      Pace here = embedded.commands(each);
      // Who goes first would gain or lose by a machine that gets slower.
      boolean putsFirst = round % 2 == 1;
      Pace before = putsFirst ? real.barePuts(realEach) : real.commands(realEach);
      Pace after = putsFirst ? real.commands(realEach) : real.barePuts(realEach);
      Pace commands = putsFirst ? after : before;
      Pace puts = putsFirst ? before : after;
      out.printf(
          Locale.ROOT,
          "%s %s %s %10.1f %9.0f%%%n",
          here,
          commands,
          puts,
          ledgers.add(here.perSecond() / commands.perSecond()),
          100 * contract.add(commands.perSecond() / puts.perSecond()));
    }
    out.println("embedded to real Fabric: median " + ledgers);
    out.println("on real Fabric, command to bare put: median " + contract.percent());
    out.println("one at a time, command to bare put: median " + oneAtATime(realEach).percent());
  }

  /** What whoever waits for one notices: how much longer the one takes than the other. */
  private Ratios oneAtATime(int atMost) {
    Ratios contract = new Ratios();
    for (int pair = 0; pair < Math.min(atMost, PAIRS); pair++) {
      boolean putFirst = pair % 2 == 1;
      long before = putFirst ? real.oneBarePut() : real.oneCommand();
      long after = putFirst ? real.oneCommand() : real.oneBarePut();
      contract.add(putFirst ? (double) before / after : (double) after / before);
    }
    return contract;
  }
}
