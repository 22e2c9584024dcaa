package org.patentpool.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patentpool.pool.register.Actor;

class LedgerChaincodeTest {
  private static final byte[] CALL = "x".getBytes(UTF_8);

  private final InMemoryLedger ledger = new InMemoryLedger();
  private final byte[] creator;

  LedgerChaincodeTest() throws Exception {
    creator = Certificates.onP256("anna").creator("MembersMSP");
  }

  @Test
  void init_does_nothing() {
    var stub = new RecordedStub(ledger, "tx", creator, List.of());
    var response = new Failing(new IllegalStateException("unused")).init(stub.asStub());
    assertThat(response.getStatusCode()).isEqualTo(200);
    assertThat(stub.writes).isEmpty();
    assertThat(stub.events).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 100})
  void a_call_has_two_arguments(int count) {
    byte[][] arguments = new byte[count][0];
    var outcome = ledger.submit(new Failing(new AssertionError()), creator, arguments);
    assertThat(outcome.response().getStatusCode()).isEqualTo(400);
    assertThat(outcome.response().getMessage())
        .contains("\"code\":\"FORMAT\"", "two arguments", "\"type\":\"rejection\"");
    assertThat(outcome.wroteNothing()).isTrue();
  }

  @Test
  void a_key_the_register_cannot_hold_is_denied() throws Exception {
    byte[] rsa = Certificates.rsa("anna").creator("MembersMSP");
    var outcome = ledger.submit(new Failing(new AssertionError()), rsa, CALL, CALL);
    assertThat(outcome.response().getStatusCode()).isEqualTo(400);
    assertThat(outcome.response().getMessage()).contains("\"code\":\"KEY_UNREGISTERED\"", "P-256");
  }

  @Test
  void a_failure_is_told_outside_by_a_reference_and_inside_by_its_cause() {
    for (Throwable bug :
        List.of(new IllegalStateException("secret"), new StackOverflowError("secret"))) {
      var log = new Recorded();
      Logger logger = Logger.getLogger(LedgerChaincode.class.getName());
      logger.addHandler(log);
      logger.setUseParentHandlers(false);
      InMemoryLedger.Outcome outcome;
      try {
        outcome = ledger.submit(new Failing(bug), creator, CALL, CALL);
      } finally {
        logger.removeHandler(log);
        logger.setUseParentHandlers(true);
      }
      String reference = outcome.stub().id.substring(0, 16);
      assertThat(outcome.response().getStatusCode()).isEqualTo(500);
      assertThat(outcome.response().getMessage()).contains(reference).doesNotContain("secret");
      assertThat(log.records)
          .singleElement()
          .satisfies(record -> {
            assertThat(record.getMessage()).contains(reference, outcome.stub().id);
            assertThat(record.getThrown()).isSameAs(bug);
          });
    }
  }

  /** A chaincode with a bug. */
  private static final class Failing extends LedgerChaincode {
    private final Throwable bug;

    Failing(Throwable bug) {
      this.bug = bug;
    }

    @Override
    Response call(String function, byte[] payload, Actor actor, ChaincodeStub stub) {
      switch (bug) {
        case RuntimeException exception -> throw exception;
        case Error error -> throw error;
        default -> throw new AssertionError(bug);
      }
    }
  }

  private static final class Recorded extends Handler {
    private final List<LogRecord> records = new ArrayList<>();

    @Override
    public void publish(LogRecord record) {
      records.add(record);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
