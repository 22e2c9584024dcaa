package org.patentpool.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {
  private final ApplicationModules modules = ApplicationModules.of(PoolApplication.class);

  @Test
  void features_use_one_another_without_circles_and_only_what_is_offered() {
    modules.verify();
  }

  @Test
  void every_feature_is_a_module() {
    assertThat(modules)
        .extracting(ApplicationModule::getIdentifier)
        .extracting(Object::toString)
        .containsExactlyInAnyOrder(
            "ballot",
            "database",
            "founding",
            "ledger",
            "member",
            "projection",
            "sample",
            "start",
            "web");
  }
}
