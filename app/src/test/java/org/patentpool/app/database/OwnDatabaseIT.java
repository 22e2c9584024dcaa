package org.patentpool.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnDatabaseIT {
  @TempDir private Path folder;

  private static Connection connect(OwnDatabase database, String password) throws SQLException {
    return DriverManager.getConnection(database.getJdbcUrl(), database.getUsername(), password);
  }

  private static String one(OwnDatabase database, String query) throws SQLException {
    try (Connection connection = connect(database, database.getPassword());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  private ProcessHandle postmaster() throws IOException {
    String pid = Files.readAllLines(folder.resolve("cluster/postmaster.pid")).getFirst();
    return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
  }

  @Test
  void what_was_written_is_there_after_a_restart_and_no_process_stays() throws Exception {
    ProcessHandle process;
    try (OwnDatabase database = OwnDatabase.open(folder)) {
      process = postmaster();
      try (Connection connection = connect(database, database.getPassword());
          Statement statement = connection.createStatement()) {
        statement.execute("create table kept as select 'kept' as word");
      }
    }
    assertThat(process.isAlive()).isFalse();
    try (OwnDatabase database = OwnDatabase.open(folder)) {
      assertThat(one(database, "select word from kept")).isEqualTo("kept");
    }
  }

  @Test
  void it_lets_in_nobody_without_the_password_that_only_its_owner_can_read() throws Exception {
    try (OwnDatabase database = OwnDatabase.open(folder)) {
      assertThatThrownBy(() -> connect(database, "")).isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> connect(database, "postgres"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("authentication failed");
      Path password = folder.resolve("password");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
          .isEqualTo("rw-------");
      assertThat(one(database, "show listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(one(database, "show unix_socket_directories")).isEmpty();
      assertThat(one(database, "show fsync")).isEqualTo("on");
    }
  }

  @Test
  void a_server_that_outlived_a_killed_app_is_stopped_first() throws Exception {
    OwnDatabase lost = OwnDatabase.open(folder);
    ProcessHandle orphan = postmaster();
    Files.delete(folder.resolve("cluster/epg-lock"));
    try (OwnDatabase database = OwnDatabase.open(folder)) {
      assertThat(orphan.isAlive()).isFalse();
      assertThat(one(database, "select 1")).isEqualTo("1");
    }
    assertThat(lost.getJdbcUrl()).isNotEmpty();
  }

  @Test
  void a_cluster_that_was_never_finished_is_made_anew() throws Exception {
    Path cluster = Files.createDirectories(folder.resolve("cluster"));
    Files.writeString(cluster.resolve("postgresql.conf"), "half");
    try (OwnDatabase database = OwnDatabase.open(folder)) {
      assertThat(one(database, "select 1")).isEqualTo("1");
    }
  }
}
