package org.patentpool.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import org.patentpool.network.identity.IdentityException;
import org.patentpool.network.identity.InvalidOrganizationException;

/** The embedded ledger beside the bound that its signatures set. */
record BesideSignatures(PrintStream out, SignatureBound bound) {
  private static final Duration BOUND_TIME = Duration.ofSeconds(3);

  static BesideSignatures in(Path folder, PrintStream out)
      throws IOException,
          IdentityException,
          InvalidOrganizationException,
          GeneralSecurityException {
    return new BesideSignatures(out, SignatureBound.prepare(folder));
  }

  void run(Senders embedded, int rounds, int each, int warmUp)
      throws InterruptedException, ExecutionException {
    out.printf(
        Locale.ROOT,
        "a transaction's signatures: %d made and %d checked%n",
        SignatureBound.CLIENT_SIGNS + SignatureBound.NODES_SIGN,
        SignatureBound.CLIENT_CHECKS + SignatureBound.NODE_CHECKS);
    bound.measure(BOUND_TIME);
    embedded.commands(warmUp);
    Ratios ratios = new Ratios();
    out.printf(
        Locale.ROOT, "%8s %10s %s %8s %9s%n", "tx", "bound/s", Pace.HEADINGS, "ratio", "heap MB");
    for (int round = 0; round < rounds; round++) {
      double before = bound.measure(BOUND_TIME);
      Pace pace = embedded.commands(each);
      double signatures = (before + bound.measure(BOUND_TIME)) / 2;
      out.printf(
          Locale.ROOT,
          "%8d %10.0f %s %7.0f%% %9d%n",
          embedded.sent(),
          signatures,
          pace,
          100 * ratios.add(pace.perSecond() / signatures),
          heapAfterCollection());
    }
    out.println("ratio to the signature bound: median " + ratios.percent());
  }

  private static long heapAfterCollection() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
  }
}
