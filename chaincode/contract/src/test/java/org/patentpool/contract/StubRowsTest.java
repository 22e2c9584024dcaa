package org.patentpool.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.patentpool.pool.ledger.Archive.Version;
import org.patentpool.pool.ledger.Key;

class StubRowsTest {
  private static final Key PARTIES = new Key("party", List.of());

  private final InMemoryLedger ledger = new InMemoryLedger();
  private final RecordedStub stub = new RecordedStub(ledger, "tx", new byte[0], List.of());
  private final StubRows facts = new StubRows(stub.asStub(), null);

  @AfterEach
  void every_query_was_closed_and_nothing_written() {
    assertThat(stub.openQueries).isZero();
    assertThat(stub.writes).isEmpty();
  }

  @Test
  void a_row_is_read_by_its_composite_key() {
    put(party("alpha"), "1");
    assertThat(facts.get(party("alpha"))).contains(bytes("1"));
    assertThat(facts.get(party("beta"))).isEmpty();
  }

  @Test
  void a_scan_gives_the_rows_under_a_prefix_in_the_order_of_the_ledger() {
    put(party("b"), "2");
    put(party("a"), "1");
    put(party("a", "key"), "3");
    put(party("ab"), "4");
    put(new Key("parties", List.of("a")), "other");
    put(new Key("part", List.of("ya")), "other");
    assertThat(List.copyOf(facts.scan(PARTIES).sequencedKeySet()))
        .containsExactly(party("a"), party("a", "key"), party("ab"), party("b"))
        .isSorted();
    assertThat(facts.scan(party("a")).sequencedKeySet())
        .containsExactly(party("a"), party("a", "key"));
    assertThat(facts.scan(party("c"))).isEmpty();
  }

  @Test
  void the_order_is_that_of_utf_8_beyond_the_basic_plane_too() {
    put(party("\uD83D\uDE00"), "astral");
    put(party("\uFF5E"), "late");
    put(party("z"), "early");
    assertThat(List.copyOf(facts.scan(PARTIES).sequencedKeySet()))
        .containsExactly(party("z"), party("\uFF5E"), party("\uD83D\uDE00"))
        .isSorted();
  }

  @Test
  void pages_follow_one_another_without_gap_or_repetition() {
    for (String id : List.of("a", "b", "c", "d", "e")) {
      put(party(id), id);
    }
    assertThat(facts.page(PARTIES, Optional.empty(), 2).sequencedKeySet())
        .containsExactly(party("a"), party("b"));
    assertThat(facts.page(PARTIES, Optional.of(party("b")), 2).sequencedKeySet())
        .containsExactly(party("c"), party("d"));
    assertThat(facts.page(PARTIES, Optional.of(party("d")), 2).sequencedKeySet())
        .containsExactly(party("e"));
    assertThat(facts.page(PARTIES, Optional.of(party("e")), 2)).isEmpty();
  }

  @Test
  void a_page_goes_on_after_a_row_that_is_gone() {
    put(party("a"), "1");
    put(party("c"), "3");
    put(party("d"), "4");
    assertThat(facts.page(PARTIES, Optional.of(party("b")), 1).sequencedKeySet())
        .containsExactly(party("c"));
  }

  @Test
  void a_page_cannot_leave_its_prefix() {
    put(party("a"), "1");
    assertThatThrownBy(
            () -> facts.page(party("b"), Optional.of(new Key("account", List.of("x"))), 5))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void history_is_the_newest_states_and_says_when_a_row_was_deleted() {
    Key key = party("a");
    ledger.commit("t1", key.composite(), Optional.of(bytes("1")));
    ledger.commit("t2", key.composite(), Optional.of(bytes("2")));
    ledger.commit("t3", key.composite(), Optional.empty());
    assertThat(facts.history(key, 10))
        .extracting(Version::transaction, it -> it.value().map(bytes -> new String(bytes, UTF_8)))
        .containsExactly(
            tuple("t3", Optional.empty()),
            tuple("t2", Optional.of("2")),
            tuple("t1", Optional.of("1")));
    assertThat(facts.history(key, 2)).hasSize(2);
    assertThat(facts.history(party("b"), 2)).isEmpty();
  }

  @Test
  void a_scan_that_a_peer_would_cut_is_no_basis_for_a_decision() {
    for (int i = 0; i < 100_000; i++) {
      ledger.rows.put(party("p" + i).composite(), bytes("x"));
    }
    assertThatThrownBy(() -> facts.scan(PARTIES))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("100000");
  }

  private void put(Key key, String value) {
    ledger.rows.put(key.composite(), bytes(value));
  }

  private static Key party(String... parts) {
    return new Key("party", List.of(parts));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
