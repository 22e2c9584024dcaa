package org.patentpool.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.hyperledger.fabric.shim.ledger.CompositeKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patentpool.contract.InMemoryLedger.Outcome;

class PoolChaincodeTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-07-02T12:00:00Z"), ZoneOffset.UTC);

  private final PoolChaincode chaincode = new PoolChaincode(DayGuard.by(CLOCK));
  private Sample pool;

  @BeforeEach
  void nothing_is_founded() throws Exception {
    pool = new Sample(chaincode);
  }

  @Test
  void an_accepted_command_writes_its_rows_one_event_and_an_answer() {
    Outcome founded = pool.found();
    assertThat(founded.response().getStatusCode()).isEqualTo(200);
    assertThat(founded.response().getStringPayload())
        .startsWith("{\"command\":\"pool.found\"")
        .endsWith("\"type\":\"answer\",\"v\":\"1\"}");
    assertThat(founded.stub().events).containsOnlyKeys("pool.founded");
    assertThat(new String(founded.stub().events.get("pool.founded"), UTF_8))
        .startsWith("{\"command\":\"pool.found\"")
        .endsWith("\"type\":\"pool.founded\",\"v\":\"1\"}");
    assertThat(founded.stub().writes).hasSizeGreaterThan(5);
    assertThat(founded.stub().writes.keySet())
        .allSatisfy(key ->
            assertThat(CompositeKey.parseCompositeKey(key).getObjectType()).matches("[a-z]{1,32}"));
    assertThat(founded.stub().writes.values())
        .allSatisfy(row ->
            assertThat(new String(row.orElseThrow(), UTF_8)).containsPattern("\"v\":\"[12]\""));
  }

  @Test
  void the_next_command_reads_what_was_written() {
    pool.activate();
    Outcome read = pool.submit(pool.founder, "pool.read", "{}");
    assertThat(read.response().getStringPayload()).contains("\"query\":\"pool.read\"", "cells");
    assertThat(read.wroteNothing()).isTrue();
  }

  @Test
  void the_same_command_again_is_answered_and_writes_nothing() {
    pool.found();
    Outcome again = pool.found();
    assertThat(again.response().getStatusCode()).isEqualTo(200);
    assertThat(again.response().getStringPayload()).contains("\"repeat\":true");
    assertThat(again.wroteNothing()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pool.found  | {\"id\":\"c-9\"}                        | MISSING",
        "pool.found  | {\"id\":1.5}                            | TYPE",
        "pool.found  | nonsense                                | SYNTAX",
        "no.such     | {}                                      | UNKNOWN_FUNCTION",
        "day.advance | {\"id\":\"c-9\",\"day\":\"2026-07-02\"} | POOL_NOT_FOUNDED",
        "pool.read   | {}                                      | POOL_NOT_FOUNDED",
      })
  void a_refusal_is_canonical_and_writes_nothing(String function, String payload, String code) {
    Outcome refused = pool.submit(pool.founder, function, payload);
    assertThat(refused.response().getStatusCode()).isEqualTo(400);
    assertThat(refused.response().getMessage())
        .matches("\\{\"at\":\".*\",\"code\":\"" + code + "\".*\"type\":\"rejection\",\"v\":\"1\"}");
    assertThat(refused.response().getPayload()).isNull();
    assertThat(refused.wroteNothing()).isTrue();
  }

  @Test
  void a_day_ahead_of_the_clock_is_refused_and_today_is_not() {
    pool.activate();
    Outcome tomorrow = advance("c-3", "2026-07-03");
    assertThat(tomorrow.response().getStatusCode()).isEqualTo(400);
    assertThat(tomorrow.response().getMessage())
        .contains("\"at\":\"/day\"", "DATE_TOO_LATE", "clock");
    assertThat(tomorrow.wroteNothing()).isTrue();
    assertThat(advance("c-3", "2026-07-02").stub().events).containsOnlyKeys("day.advanced");
  }

  @Test
  void a_pool_is_not_founded_ahead_of_the_clock_either() throws Exception {
    var early = DayGuard.by(Clock.fixed(Instant.parse("2026-06-30T23:59:59Z"), ZoneOffset.UTC));
    Outcome refused = new Sample(new PoolChaincode(early)).found();
    assertThat(refused.response().getMessage()).contains("DATE_TOO_LATE");
    assertThat(refused.wroteNothing()).isTrue();
  }

  @Test
  void the_clock_leaves_no_trace_in_what_is_decided() throws Exception {
    Outcome here = pool.found();
    var elsewhere = new PoolChaincode(DayGuard.of("allowed"));
    Outcome there =
        pool.ledger.evaluate(
            elsewhere, pool.operator, "pool.found".getBytes(UTF_8), pool.founding.getBytes(UTF_8));
    assertThat(there.response().getStringPayload()).contains("\"repeat\":true");
    pool.ledger.rows.clear();
    Outcome fresh =
        pool.ledger.evaluate(
            elsewhere, pool.operator, "pool.found".getBytes(UTF_8), pool.founding.getBytes(UTF_8));
    assertThat(fresh.response().getPayload()).isEqualTo(here.response().getPayload());
    assertThat(texts(fresh)).isEqualTo(texts(here));
  }

  @Test
  void a_row_nobody_can_read_is_an_error_of_the_ledger_and_not_of_the_caller() {
    pool.activate();
    pool.ledger.rows.replaceAll((_, _) -> "{}".getBytes(UTF_8));
    Outcome broken = advance("c-3", "2026-07-02");
    assertThat(broken.response().getStatusCode()).isEqualTo(500);
    assertThat(broken.response().getMessage()).contains("UNREADABLE_RECORD");
    assertThat(broken.wroteNothing()).isTrue();
  }

  private static Map<String, String> texts(Outcome outcome) {
    var texts = new TreeMap<String, String>();
    outcome
        .stub()
        .writes
        .forEach((key, row) -> texts.put(key, new String(row.orElseThrow(), UTF_8)));
    return texts;
  }

  private Outcome advance(String id, String day) {
    return pool.submit(
        pool.founder, "day.advance", "{\"id\":\"" + id + "\",\"day\":\"" + day + "\"}");
  }
}
