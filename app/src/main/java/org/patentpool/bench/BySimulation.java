package org.patentpool.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.patentpool.pool.scenario.Simulation;
import tools.jackson.databind.json.JsonMapper;

/** What {@code ./pool simulate} does: everything is read from a scenario, and checked. */
final class BySimulation implements Way {
  private final Path scenario;
  private String answer = "";

  BySimulation(Path scenario) {
    this.scenario = scenario;
  }

  @Override
  public void settle() throws IOException {
    answer =
        switch (Simulation.of(scenario)) {
          case Simulation.Answered answered -> answered.json();
          case Simulation.Refused refused ->
              throw new IllegalStateException(
                  "a good scenario was refused: " + refused.faults().getFirst());
        };
  }

  @Override
  public Figures figures() {
    return Figures.of(JsonMapper.shared().readTree(answer));
  }
}
