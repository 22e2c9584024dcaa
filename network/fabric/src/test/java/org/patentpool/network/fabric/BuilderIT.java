package org.patentpool.network.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The three scripts that a peer runs when a package is installed, as it runs them. */
class BuilderIT {
  @TempDir private Path home;
  private String digest = "";

  @BeforeEach
  void scripts_and_a_jar() throws Exception {
    for (String script : List.of("detect", "build", "release")) {
      Templates.writeScript(home.resolve("builder/bin").resolve(script), Map.of("jars", "jars"));
    }
    for (String folder : List.of("source", "metadata", "built", "released", "services", "jars")) {
      Files.createDirectory(home.resolve(folder));
    }
    byte[] jar = {1, 2, 3};
    digest = ChaincodePackage.sha256(jar);
    Files.write(home.resolve("jars").resolve(digest + ".jar"), jar);
    Files.writeString(home.resolve("services/pool.json"), "{}");
    Files.writeString(home.resolve("source/sha256"), digest);
    Files.writeString(home.resolve("source/chaincode"), "pool");
    metadata("service");
  }

  @Test
  void a_package_with_the_jar_at_hand_is_built_and_led_to_its_service() throws Exception {
    assertThat(run("detect", "source", "metadata")).isZero();
    assertThat(run("build", "source", "metadata", "built")).isZero();
    assertThat(run("release", "built", "released")).isZero();
    assertThat(home.resolve("released/chaincode/server/connection.json")).hasContent("{}");
  }

  @Test
  void packages_of_another_kind_are_for_another_builder() throws Exception {
    metadata("ccaas");
    assertThat(run("detect", "source", "metadata")).isNotZero();
  }

  @Test
  void a_package_is_refused_when_its_jar_is_not_at_hand() throws Exception {
    Files.writeString(home.resolve("source/sha256"), digest.replace('0', '1'));
    assertThat(run("build", "source", "metadata", "built")).isNotZero();
  }

  @Test
  void a_package_is_refused_when_the_jar_is_another_than_its_name_says() throws Exception {
    Files.write(home.resolve("jars").resolve(digest + ".jar"), new byte[] {1, 2, 4});
    assertThat(run("build", "source", "metadata", "built")).isNotZero();
    assertThat(home.resolve("built")).isEmptyDirectory();
  }

  @Test
  void a_name_that_leads_elsewhere_is_refused() throws Exception {
    Files.writeString(home.resolve("built/chaincode"), "../services/pool");
    assertThat(run("release", "built", "released")).isNotZero();
    assertThat(home.resolve("released")).isEmptyDirectory();
  }

  private void metadata(String type) throws Exception {
    Files.writeString(
        home.resolve("metadata/metadata.json"),
        "{\"path\":\"\",\"type\":\"" + type + "\",\"label\":\"pool_1\"}");
  }

  /** A peer calls them by a path that leads from where it was started. */
  private int run(String script, String... folders) throws Exception {
    List<String> command = new ArrayList<>(List.of("builder/bin/" + script));
    for (String folder : folders) {
      command.add(home.resolve(folder).toString());
    }
    Process process =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }
}
