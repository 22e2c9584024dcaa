package org.patentpool.network.chaincode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.patentpool.network.store.Version;

/** Executions a second of one get and one put. Not a test: it measures, and asserts nothing. */
final class ChaincodeRuntimeBenchmark {
  private static final int EXECUTIONS = 60_000;

  private ChaincodeRuntimeBenchmark() {}

  public static void main(String[] args) throws Exception {
    int threads = args.length > 0 ? Integer.parseInt(args[0]) : 32;
    int clients = args.length > 1 ? Integer.parseInt(args[1]) : 128;
    Path directory = Files.createTempDirectory("benchmark");
    try (TestRuntime runtime = new TestRuntime(directory, Duration.ofSeconds(30), threads)) {
      runtime.state().put("probe", "key", "value", new Version(5, 3));
      for (int round = 1; round <= 5; round++) {
        System.out.printf(
            "round %d: %d threads, %d clients: %.0f executions/s%n",
            round, threads, clients, rate(runtime, clients));
      }
    }
  }

  private static double rate(TestRuntime runtime, int clients) throws InterruptedException {
    AtomicInteger left = new AtomicInteger(EXECUTIONS);
    CountDownLatch done = new CountDownLatch(clients);
    long start = System.nanoTime();
    for (int client = 0; client < clients; client++) {
      Thread.ofVirtual()
          .start(() -> {
            while (left.getAndDecrement() > 0) {
              runtime.run("copy", "key", "other");
            }
            done.countDown();
          });
    }
    done.await();
    return EXECUTIONS * 1e9 / (System.nanoTime() - start);
  }
}
