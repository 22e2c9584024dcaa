package org.patentpool.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.patentpool.app.database.OwnDatabase;
import org.patentpool.rules.settlement.Receipt;

/** A PostgreSQL as the app has it, with a quarter in its tables. */
final class Database implements AutoCloseable {
  static final int FETCHED = 10_000;

  private final OwnDatabase server;
  private final Connection connection;

  private Database(OwnDatabase server, Connection connection) {
    this.server = server;
    this.connection = connection;
  }

  /**
   * All tables, and whatever is sorted and hashed, fit in memory; the receipts are added up on
   * every processor; compiling takes longer than the statements it is for.
   */
  static Map<String, String> settings() {
    return new TreeMap<>(
        Map.of(
            "shared_buffers", "1GB",
            "work_mem", "64MB",
            "temp_buffers", "128MB",
            "max_parallel_workers_per_gather", Integer.toString(helpers()),
            "jit", "off"));
  }

  /** The server's process that waits for its helpers helps too. */
  private static int helpers() {
    return Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
  }

  static Database open(Path folder, MadeUpQuarter quarter, ReceiptFile receipts)
      throws SQLException, IOException {
    OwnDatabase server = OwnDatabase.open(Files.createDirectory(folder), settings());
    Connection connection =
        DriverManager.getConnection(
            server.getJdbcUrl(), server.getUsername(), server.getPassword());
    Tables.fill(connection, quarter, receipts);
    connection.setAutoCommit(false);
    return new Database(server, connection);
  }

  String version() throws SQLException {
    return connection.getMetaData().getDatabaseProductVersion();
  }

  /** Reads the receipts one by one; the driver has some thousands at a time. */
  void forEachReceipt(Consumer<Receipt> taker) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(FETCHED);
      try (ResultSet rows =
          statement.executeQuery("select id, source, amount, territory from receipt")) {
        while (rows.next()) {
          taker.accept(
              new Receipt(
                  rows.getString(1),
                  ReceiptFile.SOURCES.get(rows.getShort(2)),
                  rows.getLong(3),
                  rows.getString(4)));
        }
      }
    }
    connection.rollback();
  }

  /** The rules as SQL. */
  Way inSql() throws IOException {
    String script = script("quarter.sql");
    String figures = script("figures.sql");
    return new Way() {
      @Override
      public void settle() throws SQLException {
        try (Statement statement = connection.createStatement()) {
          statement.execute(script);
        }
      }

      @Override
      public Figures figures() throws SQLException {
        try (Statement statement = connection.createStatement();
            ResultSet rows = statement.executeQuery(figures)) {
          return Figures.of(rows);
        } finally {
          connection.rollback();
        }
      }
    };
  }

  static String script(String name) throws IOException {
    try (InputStream script = Objects.requireNonNull(Database.class.getResourceAsStream(name))) {
      return new String(script.readAllBytes(), UTF_8);
    }
  }

  @Override
  public void close() throws SQLException, IOException {
    connection.close();
    server.close();
  }
}
