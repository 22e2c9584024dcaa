package org.patentpool.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The build files and some folders of the checkout at another place, to be built there. */
public final class CheckoutCopy {
  private static final Path CHECKOUT = Path.of("../..").toAbsolutePath().normalize();
  private static final List<String> MODULES =
      List.of(
          "",
          "chaincode/rules",
          "chaincode/pool",
          "chaincode/contract",
          "network/embedded",
          "network/fabric",
          "app");

  private final Path root;

  private CheckoutCopy(Path root) {
    this.root = root;
  }

  public static CheckoutCopy at(Path root, String... folders) throws IOException {
    for (String folder : folders) {
      copy(CHECKOUT.resolve(folder), root.resolve(folder));
    }
    copy(CHECKOUT.resolve(".mvn"), root.resolve(".mvn"));
    for (String module : MODULES) {
      Files.createDirectories(root.resolve(module));
      Files.copy(
          CHECKOUT.resolve(module).resolve("pom.xml"), root.resolve(module).resolve("pom.xml"));
    }
    return new CheckoutCopy(root);
  }

  public Path resolve(String path) {
    return root.resolve(path);
  }

  /** Builds in another time zone and language; returns the exit code. */
  public int build(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                "mvn",
                "-B",
                "-q",
                "-ntp",
                "-Dmaven.repo.local=" + System.getProperty("contract.repository"),
                "-Dspotless.check.skip=true"));
    command.addAll(List.of(arguments));
    var builder =
        new ProcessBuilder(command)
            .directory(root.toFile())
            .redirectErrorStream(true)
            .redirectOutput(root.resolve("build.log").toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("TZ", "Asia/Kathmandu");
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("MAVEN_OPTS", "-Duser.language=tr -Duser.name=somebody");
    Process process = builder.start();
    try {
      assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  /** What the last build printed. */
  public String log() throws IOException {
    return Files.readString(root.resolve("build.log"));
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
