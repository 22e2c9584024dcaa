package org.patentpool.app.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.patentpool.app.start.StartException;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL server in the data folder, on a free port of the loopback address, behind a random
 * password that only the folder's owner can read. It starts and stops with the app.
 */
public final class OwnDatabase implements JdbcConnectionDetails, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PROGRAMS = "programs";

  private final EmbeddedPostgres server;
  private final Postmaster postmaster;
  private final String password;

  private OwnDatabase(EmbeddedPostgres server, Postmaster postmaster, String password) {
    this.server = server;
    this.postmaster = postmaster;
    this.password = password;
  }

  static OwnDatabase open(Path folder) {
    return open(folder, Map.of());
  }

  /**
   * Starts the server that keeps its data in the folder.
   *
   * @param settings of the server, beside those of every database of the app
   */
  public static OwnDatabase open(Path folder, Map<String, String> settings) {
    Path cluster = folder.resolve("cluster");
    // Written last: without it the cluster was never finished, and nothing of value is in it.
    Path finished = folder.resolve("finished");
    // Stands while the server starts: after a kill its programs may be unpacked by half.
    Path starting = folder.resolve("starting");
    Postmaster postmaster = new Postmaster(cluster);
    try {
      postmaster.stop(PATIENCE);
      if (Files.exists(starting)) {
        FileSystemUtils.deleteRecursively(folder.resolve(PROGRAMS));
      } else {
        Files.createFile(starting);
      }
      if (!Files.exists(finished)) {
        FileSystemUtils.deleteRecursively(cluster);
        writePrivately(folder.resolve("password"), randomPassword());
      }
      String password = Files.readString(folder.resolve("password"));
      EmbeddedPostgres server = start(folder, cluster, password, settings);
      if (!Files.exists(finished)) {
        Files.createFile(finished);
      }
      Files.delete(starting);
      return new OwnDatabase(server, postmaster, password);
    } catch (IOException | RuntimeException | ExceptionInInitializerError e) {
      if (e instanceof StartException told) {
        throw told;
      }
      throw new StartException(
          "the database in " + folder + " does not start: " + e + "; app.log says more", e);
    }
  }

  private static EmbeddedPostgres start(
      Path folder, Path cluster, String password, Map<String, String> settings) throws IOException {
    EmbeddedPostgres.Builder server = EmbeddedPostgres.builder();
    settings.forEach(server::setServerConfig);
    return server
        .setOverrideWorkingDirectory(folder.resolve(PROGRAMS).toFile())
        .setDataDirectory(cluster)
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPGStartupWait(PATIENCE)
        // The library hands these on to initdb, whose last word on authentication counts.
        .setLocaleConfig("auth", "scram-sha-256")
        .setLocaleConfig("pwfile", folder.resolve("password").toString())
        .setLocaleConfig("locale", "C")
        .setLocaleConfig("locale-provider", "builtin")
        .setLocaleConfig("builtin-locale", "C.UTF-8")
        .setConnectConfig("password", password)
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("max_connections", "40")
        // The library is made for tests and switches these off.
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .start();
  }

  private static String randomPassword() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  private static void writePrivately(Path file, String content) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(file, content.getBytes(StandardCharsets.UTF_8), StandardOpenOption.WRITE);
  }

  @Override
  public String getJdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
  }

  @Override
  public String getUsername() {
    return "postgres";
  }

  @Override
  public String getPassword() {
    return password;
  }

  @Override
  public void close() throws IOException {
    Optional<ProcessHandle> process = postmaster.running();
    server.close();
    process.ifPresent(running -> postmaster.awaitEnd(running, PATIENCE));
  }
}
