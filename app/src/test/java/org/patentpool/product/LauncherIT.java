package org.patentpool.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real script in a folder of its own, with JDKs and a Maven that only say what they got. */
class LauncherIT {
  private static final String PREREQUISITES =
      "bash cat dirname env find flock grep head mkdir mv" + " readlink sed sort touch";

  @TempDir private Path folder;
  private final Map<String, String> environment = new TreeMap<>();

  @BeforeEach
  void a_checkout() throws IOException {
    String script = Files.readString(Path.of("../pool"));
    executable("pool", script.replace("/usr/lib/jvm", folder.resolve("jvm").toString()));
    Files.createDirectories(folder.resolve("jvm"));
    Files.createDirectories(folder.resolve("config"));
    Files.createSymbolicLink(
        folder.resolve("config/help"), Path.of("../config/help").toAbsolutePath().normalize());
    Files.createDirectories(folder.resolve("bin"));
    for (String program : PREREQUISITES.split(" ", -1)) {
      Files.createSymbolicLink(folder.resolve("bin").resolve(program), found(program));
    }
    environment.put("PATH", folder.resolve("bin").toString());
    for (String module : List.of("chaincode", "network/fabric", "app")) {
      Files.createDirectories(folder.resolve(module).resolve("target"));
      Files.writeString(folder.resolve(module).resolve("target/classpath"), "a.jar:b.jar\n");
    }
    Files.writeString(folder.resolve("pom.xml"), "<project/>");
  }

  /** Links out of the folder are not for JUnit to clear up. */
  @AfterEach
  void no_links() throws IOException {
    Files.delete(folder.resolve("config/help"));
    for (String program : PREREQUISITES.split(" ", -1)) {
      Files.delete(folder.resolve("bin").resolve(program));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serve",
        "help serve",
        "start --colour",
        "start --port",
        "start --data --empty",
        "test --fast",
        "test --quick --full",
        "network",
        "network sideways",
        "network status --embedded",
        "network status here",
        "network enrol MembersMSP",
        "network revoke MembersMSP anna bert",
        "network up --raft",
        "start --port 1 --colour",
        "bench",
        "bench app",
        "simulate",
        "simulate --explain",
        "simulate --loud x.json",
        "bench ledger --fast",
        "bench settle --receipts",
        "bench settle --in-flight 3",
      })
  void bad_usage_is_one_line_and_exit_2(String arguments) throws Exception {
    Ran ran = pool(arguments);
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.output()).singleElement().asString().startsWith("pool: ").contains("./pool");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "help",
        "--help",
        "start --help",
        "help start",
        "test --help",
        "network --help",
        "network up --help",
        "network status --help",
        "network down --help",
        "network enrol --help",
        "network revoke --help",
        "simulate --help",
        "bench --help",
        "bench ledger --help",
        "bench settle --help",
      })
  void every_command_has_help_that_needs_nothing_installed(String arguments) throws Exception {
    Ran ran = pool(arguments);
    assertThat(ran.exit()).isZero();
    assertThat(ran.output().getFirst()).startsWith("Usage: ./pool ");
  }

  @Test
  void a_missing_jdk_is_one_line_that_says_how_to_get_it() throws Exception {
    jdk("jvm/old", "17.0.15");
    environment.put("JAVA_HOME", folder.resolve("jvm/old").toString());
    Ran ran = pool("start");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.output()).singleElement().asString().contains("JDK 25", "apt install");
  }

  @Test
  void a_missing_maven_is_one_line_that_says_how_to_get_it() throws Exception {
    jdk("jvm/new", "25.0.3");
    Ran ran = pool("test --quick");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.output()).singleElement().asString().contains("Maven 3.8", "apt install maven");
  }

  @Test
  void an_old_maven_is_one_line_that_says_how_to_get_a_newer_one() throws Exception {
    jdk("jvm/new", "25.0.3");
    maven("3.6.3", "exit 0");
    Ran ran = pool("start");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.output()).singleElement().asString().contains("3.6", "apt install maven");
  }

  @Test
  void it_finds_java_25_behind_an_older_java_home_and_becomes_java() throws Exception {
    jdk("jvm/old", "17.0.15");
    jdk("jvm/temurin-25", "25.0.3");
    environment.put("JAVA_HOME", folder.resolve("jvm/old").toString());
    environment.put("POOL_BUILD", "none");
    Ran ran = pool("start --port 0 --empty");
    assertThat(ran.exit()).isZero();
    assertThat(ran.output())
        .containsExactly(
            "java 25.0.3 pid " + ran.pid(),
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dpool.home=" + folder,
            "-cp",
            folder + "/app/target/classes:a.jar:b.jar",
            "org.patentpool.app.PoolApplication",
            "--port",
            "0",
            "--empty",
            "--data",
            folder + "/.data/app");
  }

  @Test
  void a_data_folder_that_is_given_is_kept() throws Exception {
    jdk("jvm/new", "25");
    environment.put("POOL_BUILD", "none");
    assertThat(pool("network up --embedded --data here --jar x").output())
        .endsWith(
            "org.patentpool.network.fabric.FabricMain",
            "up",
            "--embedded",
            "--data",
            "here",
            "--jar",
            "x");
    environment.put("POOL_DATA", "/there");
    assertThat(pool("network status").output()).endsWith("status", "--data", "/there/network");
    assertThat(pool("start").output()).endsWith("--data", "/there/app");
  }

  @Test
  void it_builds_once_and_again_when_a_source_changes() throws Exception {
    jdk("jvm/new", "25.0.3");
    maven("3.8.7", "echo built >> \"" + folder + "/builds\"");
    assertThat(pool("network status").output()).first().asString().startsWith("pool: building");
    assertThat(pool("network status").output()).first().asString().startsWith("java");
    Files.createDirectories(folder.resolve("app/src"));
    Files.writeString(folder.resolve("app/src/New.java"), "class New {}");
    pool("network status");
    pool("start");
    assertThat(Files.readAllLines(folder.resolve("builds"))).hasSize(2);
  }

  @Test
  void a_failed_build_names_the_errors_and_the_log_and_is_tried_again() throws Exception {
    jdk("jvm/new", "25.0.3");
    maven("3.9.11", "echo '[ERROR] no such symbol'; echo 'at some.Frame(x)'; exit 1");
    for (int attempt = 0; attempt < 2; attempt++) {
      Ran ran = pool("start");
      assertThat(ran.exit()).isEqualTo(1);
      assertThat(ran.output())
          .contains("[ERROR] no such symbol")
          .doesNotContain("at some.Frame(x)")
          .last()
          .asString()
          .contains("target/build.log");
    }
  }

  private record Ran(int exit, long pid, List<String> output) {}

  private Ran pool(String arguments) throws Exception {
    var command = new ArrayList<>(List.of(folder.resolve("pool").toString()));
    if (!arguments.isEmpty()) {
      command.addAll(List.of(arguments.split(" ", -1)));
    }
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      List<String> output = process.inputReader().lines().toList();
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      return new Ran(process.exitValue(), process.pid(), output);
    } finally {
      process.destroyForcibly();
    }
  }

  private void jdk(String name, String version) throws IOException {
    executable(
        name + "/bin/java",
        "#!/usr/bin/env bash\necho java " + version + " pid $$\nprintf '%s\\n' \"$@\"\n");
    executable(name + "/bin/javac", "");
    Files.writeString(folder.resolve(name + "/release"), "JAVA_VERSION=\"" + version + "\"\n");
  }

  private void maven(String version, String build) throws IOException {
    String answer = "if [[ $1 == -v ]]; then echo Apache Maven " + version + "; exit; fi\n";
    executable("bin/mvn", "#!/usr/bin/env bash\n" + answer + build + "\n");
  }

  private void executable(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static Path found(String program) {
    return List.of("/usr/bin", "/bin").stream()
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }
}
