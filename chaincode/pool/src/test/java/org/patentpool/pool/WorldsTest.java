package org.patentpool.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.patentpool.pool.canonical.Canonical;
import org.patentpool.pool.canonical.Json;

/**
 * What the tests of membership ask of their worlds and are told, as a file: every ledger that the
 * contract runs on is asked the same. {@code -Dpool.worlds.write=true} writes the file anew.
 */
class WorldsTest {
  private static final Path FILE = Path.of("src/test/resources/worlds.jsonl");
  private static final List<Class<?>> TESTS =
      List.of(
          FoundingTest.class,
          KeyTest.class,
          MembershipTest.class,
          ReadingTest.class,
          RepeatTest.class,
          TermsTest.class,
          VoteTest.class);

  private final SortedMap<String, List<Json.Obj>> worlds = new TreeMap<>();

  @Test
  void the_file_holds_what_is_asked_and_told() throws Exception {
    var request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(TESTS.stream().map(DiscoverySelectors::selectClass).toList())
            .filters(EngineFilter.includeEngines("junit-jupiter"))
            .build();
    LauncherFactory.create().execute(request, new OneByOne());
    Transcript.keep();
    LifeTest.live(World.founded(), new Random(1), 100);
    LifeTest.live(World.active(), new Random(2), 600);
    add("LifeTest");
    StringBuilder lines = new StringBuilder();
    worlds.forEach((world, steps) ->
        steps.forEach(
            step -> lines.append(Canonical.text(step.with("world", world))).append('\n')));
    if (Boolean.getBoolean("pool.worlds.write")) {
      Files.writeString(FILE, lines);
    }
    assertThat(FILE).content().isEqualTo(lines.toString());
  }

  private void add(String test) {
    List<Transcript> kept = Transcript.kept();
    for (int i = 0; i < kept.size(); i++) {
      if (!kept.get(i).steps().isEmpty()) {
        List<Json.Obj> same = worlds.put(test + " " + i, kept.get(i).steps());
        assertThat(same).isNull();
      }
    }
  }

  /** Takes what a test leaves when it is over. */
  private final class OneByOne implements TestExecutionListener {
    @Override
    public void executionStarted(TestIdentifier test) {
      if (test.isTest()) {
        Transcript.keep();
      }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (test.isTest()) {
        assertThat(result.getStatus()).isEqualTo(TestExecutionResult.Status.SUCCESSFUL);
        var method = (MethodSource) test.getSource().orElseThrow();
        add(method.getJavaClass().getSimpleName() + "." + test.getLegacyReportingName());
      }
    }
  }
}
