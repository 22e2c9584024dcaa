package org.patentpool.contract.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A channel approves a digest of the service jar, so whoever builds the same sources has to get the
 * same bytes: at another place, at another time, in another language and time zone.
 */
class ReproducibleIT {
  private static final Path CHECKOUT = Path.of("../..").toAbsolutePath().normalize();
  private static final Path JAR = Path.of(System.getProperty("contract.service.jar", ""));
  private static final List<String> SOURCES =
      List.of(
          ".mvn",
          "chaincode/rules/src/main",
          "chaincode/pool/src/main",
          "chaincode/contract/src/main");
  private static final List<String> MODULES =
      List.of(
          "", "chaincode/rules", "chaincode/pool", "chaincode/contract", "network/embedded", "app");

  @TempDir private Path elsewhere;

  @Test
  void two_builds_of_the_same_sources_give_equal_bytes() throws Exception {
    for (String folder : SOURCES) {
      copy(CHECKOUT.resolve(folder), elsewhere.resolve(folder));
    }
    for (String module : MODULES) {
      Files.createDirectories(elsewhere.resolve(module));
      Files.copy(
          CHECKOUT.resolve(module).resolve("pom.xml"),
          elsewhere.resolve(module).resolve("pom.xml"));
    }
    build();
    Path second = elsewhere.resolve("chaincode/contract/target").resolve(JAR.getFileName());
    assertThat(entries(second)).isEqualTo(entries(JAR));
    assertThat(Files.mismatch(JAR, second)).as("first byte that differs").isEqualTo(-1);
  }

  @Test
  void the_jar_lists_its_chaincodes_once_and_carries_no_foreign_signature() throws Exception {
    try (var jar = new JarFile(JAR.toFile())) {
      var names = jar.stream().map(JarEntry::getName).toList();
      assertThat(names)
          .doesNotHaveDuplicates()
          .contains("META-INF/chaincodes", "org/patentpool/pool/Pool.class")
          .noneMatch(name -> name.matches("META-INF/[^/]*\\.(SF|RSA|DSA)"))
          .noneMatch(name -> name.endsWith("module-info.class"));
      var manifest = jar.getManifest().getMainAttributes();
      assertThat(manifest.getValue("Main-Class")).isEqualTo(ContractServer.class.getName());
      assertThat(manifest.getValue("Multi-Release")).isEqualTo("true");
    }
  }

  private void build() throws Exception {
    var builder =
        new ProcessBuilder(
                "mvn",
                "-B",
                "-q",
                "-ntp",
                "-Dmaven.repo.local=" + System.getProperty("contract.repository"),
                "-Dmaven.test.skip=true",
                "-Dspotless.check.skip=true",
                "-Dforbiddenapis.skip=true",
                "-Ddeterministic.skip=true",
                "-pl",
                "chaincode/contract",
                "-am",
                "package")
            .directory(elsewhere.toFile())
            .redirectErrorStream(true)
            .redirectOutput(elsewhere.resolve("build.log").toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("TZ", "Asia/Kathmandu");
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("MAVEN_OPTS", "-Duser.language=tr -Duser.name=somebody");
    Process process = builder.start();
    try {
      assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(elsewhere.resolve("build.log"))).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  /** Names with check sums, so that a difference says where it is. */
  private static Map<String, Long> entries(Path file) throws IOException {
    var entries = new TreeMap<String, Long>();
    try (var jar = new JarFile(file.toFile())) {
      for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements(); ) {
        JarEntry entry = all.nextElement();
        entries.put(entry.getName(), entry.getCrc());
      }
    }
    return entries;
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(folder).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, to.resolve(from.relativize(file).toString()));
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
