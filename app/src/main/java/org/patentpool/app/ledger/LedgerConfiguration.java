package org.patentpool.app.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import org.patentpool.app.start.DataFolder;
import org.patentpool.app.start.StartOptions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {
  @Bean
  PoolLedger poolLedger(StartOptions options, DataFolder folder, OwnLedger.Launcher launcher) {
    Path given = options.ledger();
    if (given != null) {
      return PoolLedger.given(given, options.ledgerUser());
    }
    if (!options.empty() && !Files.exists(folder.ledger())) {
      folder.remindOfSample();
    }
    return PoolLedger.own(launcher.open(folder.ledger()), options.ledgerUser());
  }

  @Bean
  Connection connection(PoolLedger ledger) {
    return ledger.connection();
  }

  /** Closed together with the ledger it belongs to. */
  @Bean(destroyMethod = "")
  Blocks blocks(PoolLedger ledger) {
    return ledger.client();
  }
}
