package org.patentpool.network.fabric.worlds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patentpool.network.EmbeddedNetwork;
import org.patentpool.network.FirstDefinitions;
import org.patentpool.network.fabric.FabricNetwork;
import org.patentpool.network.fabric.Needs;
import org.patentpool.network.fabric.probe.ChaincodeJar;
import org.patentpool.pool.Commands;
import org.patentpool.pool.Query;

/** What the tests of membership ask in memory is asked of the contract on both ledgers. */
class WorldsIT {
  private static final int AT_ONCE = 24;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private static Path folder;
  private static Path jar;
  private static List<World> worlds;
  private static People people;
  private static @Nullable EmbeddedNetwork embedded;
  private static @Nullable LedgerSide side;
  private static List<List<Told>> told;

  @BeforeAll
  static void play_on_the_embedded_ledger() throws Exception {
    jar = folder.resolve("worlds.jar");
    ChaincodeJar.write(jar, WorldsChaincode.class, FirstDefinitions.CHAINCODES);
    worlds = World.all();
    people = new People(worlds);
    EmbeddedNetwork network =
        EmbeddedNetwork.open(
            EmbeddedNetwork.Options.of(folder.resolve("embedded")).withChaincodes(jar));
    embedded = network;
    LedgerSide ledger = new LedgerSide(network.connection(), people);
    side = ledger;
    told = inAllWorlds(world -> play(ledger, world));
  }

  @AfterAll
  static void close() {
    if (side != null) {
      side.close();
    }
    if (embedded != null) {
      embedded.close();
    }
  }

  private interface Play<T> {
    List<T> play(int world) throws Exception;
  }

  private static <T> List<List<T>> inAllWorlds(Play<T> play) throws Exception {
    List<Callable<List<T>>> plays = new ArrayList<>();
    for (int i = 0; i < worlds.size(); i++) {
      int world = i;
      plays.add(() -> play.play(world));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<List<T>> results = new ArrayList<>();
      for (Future<List<T>> result : threads.invokeAll(plays)) {
        results.add(result.get());
      }
      return results;
    }
  }

  private static LedgerSide.Course course(int world) {
    return new LedgerSide.Course("w" + world, new ArrayList<>());
  }

  private static List<Told> play(LedgerSide ledger, int world) throws Exception {
    LedgerSide.Course course = course(world);
    List<Told> results = new ArrayList<>();
    for (World.Step step : worlds.get(world).steps()) {
      results.add(ledger.call(course, step, isQuery(step)));
    }
    return results;
  }

  private static boolean isQuery(World.Step step) {
    return Commands.parse(step.function(), step.payload().getBytes(UTF_8)) instanceof Query;
  }

  @Test
  void the_embedded_ledger_says_what_memory_said() {
    for (int i = 0; i < worlds.size(); i++) {
      List<World.Step> steps = worlds.get(i).steps();
      for (int j = 0; j < steps.size(); j++) {
        assertThat(told.get(i).get(j).outcome(isQuery(steps.get(j))))
            .as("%s, step %d, %s", worlds.get(i).name(), j, steps.get(j).function())
            .isEqualTo(steps.get(j).told());
      }
    }
  }

  @Test
  void a_real_network_says_and_writes_the_same() throws Exception {
    Needs.programs("the contract is not tested on real Fabric");
    Path data = folder.resolve("real");
    FabricNetwork network = new FabricNetwork(System.out, System.getenv());
    try {
      network.up(data, jar, false);
      try (LedgerSide real = new LedgerSide(data.resolve("connection.json"), people)) {
        List<List<String>> differences = inAllWorlds(world -> differences(real, world));
        assertThat(differences.stream().flatMap(List::stream)).isEmpty();
      }
    } finally {
      network.down(data);
    }
    System.out.printf(
        "Both ledgers said and wrote the same: %d worlds, %d calls, %d of them wrote%n",
        worlds.size(),
        told.stream().mapToInt(List::size).sum(),
        told.stream().flatMap(List::stream).filter(each -> !each.writes().isEmpty()).count());
  }

  private static List<String> differences(LedgerSide real, int world) throws Exception {
    LedgerSide.Course course = course(world);
    List<String> differences = new ArrayList<>();
    List<World.Step> steps = worlds.get(world).steps();
    for (int i = 0; i < steps.size(); i++) {
      Told expected = told.get(world).get(i);
      Told found = patiently(real, course, steps.get(i), expected);
      if (!found.equals(expected)) {
        differences.add(
            "%s, step %d, %s: embedded %s, real %s"
                .formatted(worlds.get(world).name(), i, steps.get(i).function(), expected, found));
      }
    }
    return differences;
  }

  /**
   * Peers do not commit a block in the same moment: one that lags behind answers from an older
   * state, and then the client asks again.
   */
  private static Told patiently(
      LedgerSide real, LedgerSide.Course course, World.Step step, Told expected) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Told found = real.call(course, step, isQuery(step));
    while (!found.equals(expected) && found.writes().isEmpty() && System.nanoTime() < deadline) {
      found = real.call(course, step, isQuery(step));
    }
    return found;
  }
}
