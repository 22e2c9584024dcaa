package org.patentpool.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountsChaincodeTest {
  private final InMemoryLedger ledger = new InMemoryLedger();
  private final byte[] creator;

  AccountsChaincodeTest() throws Exception {
    creator = Certificates.onP256("anna").creator("MembersMSP");
  }

  @Test
  void it_says_what_it_is() {
    var outcome = call("accounts.info", "{}");
    assertThat(outcome.response().getStatusCode()).isEqualTo(200);
    assertThat(outcome.response().getStringPayload())
        .isEqualTo(
            "{\"chaincode\":\"accounts\",\"query\":\"accounts.info\",\"rulebook\":\"1\","
                + "\"type\":\"answer\",\"v\":\"1\"}");
    assertThat(outcome.wroteNothing()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "accounts.report | {}        | UNKNOWN_FUNCTION",
        "pool.found      | {}        | UNKNOWN_FUNCTION",
        "''              | {}        | UNKNOWN_FUNCTION",
        "accounts.info   | {\"a\":1} | UNKNOWN_FIELD",
        "accounts.info   | []        | TYPE",
        "accounts.info   | {}{}      | TRAILING",
        "accounts.info   | ''        | SYNTAX",
      })
  void everything_else_is_refused(String function, String payload, String code) {
    var outcome = call(function, payload);
    assertThat(outcome.response().getStatusCode()).isEqualTo(400);
    assertThat(outcome.response().getMessage()).contains("\"code\":\"" + code + "\"");
    assertThat(outcome.wroteNothing()).isTrue();
  }

  private InMemoryLedger.Outcome call(String function, String payload) {
    return ledger.submit(
        new AccountsChaincode(), creator, function.getBytes(UTF_8), payload.getBytes(UTF_8));
  }
}
