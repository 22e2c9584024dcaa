package org.patentpool.contract.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patentpool.contract.CheckoutCopy;

/**
 * A channel approves a digest of the service jar, so whoever builds the same sources has to get the
 * same bytes: at another place, at another time, in another language and time zone.
 */
class ReproducibleIT {
  private static final Path JAR = Path.of(System.getProperty("contract.service.jar", ""));

  @TempDir private Path elsewhere;

  @Test
  void two_builds_of_the_same_sources_give_equal_bytes() throws Exception {
    var copy =
        CheckoutCopy.at(
            elsewhere,
            "chaincode/rules/src/main",
            "chaincode/pool/src/main",
            "chaincode/contract/src/main");
    int exit =
        copy.build(
            "-Dmaven.test.skip=true",
            "-Dforbiddenapis.skip=true",
            "-Ddeterministic.skip=true",
            "-pl",
            "chaincode/contract",
            "-am",
            "package");
    assertThat(exit).as(copy.log()).isZero();
    Path second = copy.resolve("chaincode/contract/target").resolve(JAR.getFileName());
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
}
