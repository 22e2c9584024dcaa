package org.patentpool.app.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The app's own database, with the tables as the app makes them. */
public final class TestDatabase implements AutoCloseable {
  private final OwnDatabase database;
  private final HikariDataSource source;
  private final Flyway flyway;

  public TestDatabase(Path folder) {
    database = OwnDatabase.open(folder);
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(database.getJdbcUrl());
    config.setUsername(database.getUsername());
    config.setPassword(database.getPassword());
    config.setSchema("projection");
    source = new HikariDataSource(config);
    flyway =
        Flyway.configure()
            .dataSource(source)
            .schemas("projection")
            .locations("classpath:db/projection")
            .cleanDisabled(false)
            .load();
  }

  /** Drops the tables and makes them anew. */
  public void recreate() {
    flyway.clean();
    flyway.migrate();
  }

  public JdbcClient jdbc() {
    return JdbcClient.create(source);
  }

  public TransactionTemplate transaction() {
    return new TransactionTemplate(new JdbcTransactionManager(source));
  }

  /** Every row of every table, as text. */
  public List<String> content() {
    List<String> rows = new ArrayList<>();
    List<String> tables =
        jdbc()
            .sql(
                """
                select table_name from information_schema.tables
                where table_schema = 'projection' and table_name <> 'flyway_schema_history'
                order by table_name
                """)
            .query(String.class)
            .list();
    for (String table : tables) {
      jdbc().sql("select * from " + table).query().listOfRows().stream()
          .map(row -> table + " " + readable(row))
          .sorted()
          .forEach(rows::add);
    }
    return rows;
  }

  private static String readable(java.util.Map<String, Object> row) {
    var readable = new TreeMap<String, String>();
    row.forEach((column, value) -> readable.put(column, String.valueOf(value)));
    return readable.toString();
  }

  @Override
  public void close() throws IOException {
    source.close();
    database.close();
  }
}
