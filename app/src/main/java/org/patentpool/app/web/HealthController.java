package org.patentpool.app.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.patentpool.app.ledger.Blocks;
import org.patentpool.app.ledger.LedgerException;
import org.patentpool.app.projection.Chain;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the app can do its work: the ledger and the database answer, and the tables follow. */
@RestController
class HealthController {
  private static final Logger LOG = LoggerFactory.getLogger(HealthController.class);

  private final Blocks ledger;
  private final JdbcClient jdbc;
  private final Chain chain;

  HealthController(Blocks ledger, JdbcClient jdbc, Chain chain) {
    this.ledger = ledger;
    this.jdbc = jdbc;
    this.chain = chain;
  }

  /**
   * What is up.
   *
   * @param block the last block in the tables
   * @param lag how many blocks the ledger has beyond it, null when it does not answer
   * @param trouble why the tables may fall behind
   */
  record Health(
      String status,
      String ledger,
      String database,
      long block,
      @Nullable Long lag,
      @Nullable String trouble) {}

  @GetMapping("/health")
  ResponseEntity<Health> health() {
    Optional<Long> height = height();
    boolean database = databaseAnswers();
    Chain.Status status = chain.status();
    boolean up = height.isPresent() && database && !status.stopped();
    return ResponseEntity.status(up ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .body(
            new Health(
                told(up),
                told(height.isPresent()),
                told(database),
                status.block(),
                height.map(blocks -> Math.max(0, blocks - 1 - status.block())).orElse(null),
                status.trouble()));
  }

  private Optional<Long> height() {
    try {
      return Optional.of(ledger.height());
    } catch (LedgerException e) {
      LOG.warn("the ledger does not answer", e);
      return Optional.empty();
    }
  }

  private boolean databaseAnswers() {
    try {
      return jdbc.sql("select 1").query(Integer.class).single() == 1;
    } catch (DataAccessException e) {
      LOG.warn("the database does not answer", e);
      return false;
    }
  }

  private static String told(boolean up) {
    return up ? "up" : "down";
  }
}
