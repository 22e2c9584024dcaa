package org.patentpool.app.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.patentpool.app.ledger.PoolLedger;
import org.patentpool.app.ledger.Query;
import org.patentpool.app.ledger.Rejection;
import org.patentpool.app.projection.Chain;
import org.patentpool.app.start.DataFolder;
import org.patentpool.app.start.StartOptions;
import org.patentpool.pool.decision.QueryType;
import org.patentpool.pool.rejection.Code;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Founds the sample pool before the app says that it is ready: when the folder says that it is
 * still to be founded, or somebody asks for it and the ledger has no pool.
 */
@Component
class SampleFounding implements ApplicationRunner {
  private static final Logger LOG = LoggerFactory.getLogger(SampleFounding.class);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final StartOptions options;
  private final DataFolder folder;
  private final PoolLedger ledger;
  private final Chain chain;

  SampleFounding(StartOptions options, DataFolder folder, PoolLedger ledger, Chain chain) {
    this.options = options;
    this.folder = folder;
    this.ledger = ledger;
    this.chain = chain;
  }

  @Override
  public void run(ApplicationArguments arguments) throws IOException, InterruptedException {
    Path pending = folder.samplePending();
    if (options.sample() && !Files.exists(pending) && hasNoPool()) {
      folder.remindOfSample();
    }
    if (!Files.exists(pending) || !(ledger.isOwn() || options.sample())) {
      return;
    }
    try (SamplePool pool =
        new SamplePool(ledger.connection(), LocalDate.parse(Files.readString(pending).strip()))) {
      pool.found();
    }
    chain.await(ledger.client().height() - 1, PATIENCE);
    Files.delete(pending);
    LOG.info("the sample pool is founded");
  }

  private boolean hasNoPool() {
    return ledger.client().evaluate(new Query(QueryType.POOL_READ)) instanceof Rejection rejection
        && rejection.code().equals(Code.POOL_NOT_FOUNDED.name());
  }
}
