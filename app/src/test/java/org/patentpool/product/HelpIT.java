package org.patentpool.product;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher explains and checks options before anything is built; the programs do it again. */
class HelpIT {
  private static final Pattern OPTION = Pattern.compile("--[a-z]+");

  @ParameterizedTest
  @CsvSource({
    "start, org.patentpool.app.PoolApplication",
    "network up, org.patentpool.network.fabric.FabricMain",
    "network status, org.patentpool.network.fabric.FabricMain",
    "network down, org.patentpool.network.fabric.FabricMain",
    "network enrol, org.patentpool.network.fabric.FabricMain",
    "network revoke, org.patentpool.network.fabric.FabricMain",
  })
  void launcher_and_program_name_the_same_options(String command, String program) throws Exception {
    List<String> words = List.of(command.split(" ", -1));
    var launcher = new ArrayList<>(List.of("../pool"));
    launcher.addAll(words);
    launcher.add("--help");
    var java =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                program));
    java.addAll(words.subList(1, words.size()));
    java.add("--help");
    assertThat(options(launcher)).isEqualTo(options(java)).isNotEmpty();
  }

  private static Set<String> options(List<String> command) throws Exception {
    Process process =
        new ProcessBuilder(command).redirectError(new File("target/help.log")).start();
    String help = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    var options = new TreeSet<String>();
    for (Matcher matcher = OPTION.matcher(help); matcher.find(); ) {
      options.add(matcher.group());
    }
    return options;
  }
}
