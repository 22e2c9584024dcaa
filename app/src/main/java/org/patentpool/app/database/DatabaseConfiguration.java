package org.patentpool.app.database;

import org.patentpool.app.start.DataFolder;
import org.patentpool.app.start.StartOptions;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
  @Bean
  JdbcConnectionDetails database(StartOptions options, DataFolder folder) {
    String url = options.databaseUrl();
    return url == null ? OwnDatabase.open(folder.database()) : GivenDatabase.parse(url);
  }

  /** Everything in the schema comes from the blocks, so dropping it loses nothing. */
  @Bean
  FlywayMigrationStrategy migration(StartOptions options) {
    return flyway -> {
      if (options.rebuild()) {
        flyway.clean();
      }
      flyway.migrate();
    };
  }
}
