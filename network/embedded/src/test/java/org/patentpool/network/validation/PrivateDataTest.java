package org.patentpool.network.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.ENDORSEMENT_POLICY_FAILURE;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.MVCC_READ_CONFLICT;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.VALID;
import static org.patentpool.network.testing.Writes.version;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patentpool.network.store.FileLedger;
import org.patentpool.network.store.StateValue;
import org.patentpool.network.store.StateView;
import org.patentpool.network.store.TransactionId;
import org.patentpool.network.testing.Parties;
import org.patentpool.network.testing.TestChannel;
import org.patentpool.network.testing.Writes;

/** Effects of blocks on a ledger in files, private data above all. */
class PrivateDataTest {
  @TempDir Path directory;
  private TestChannel channel;

  @BeforeEach
  void open() {
    channel = new TestChannel(FileLedger.open(directory.resolve("ledger"), BlockEffects::of));
  }

  @AfterEach
  void close() {
    channel.ledger.close();
  }

  private TxValidationCode commit(Writes writes) {
    return channel.commit(channel.onAccounts(writes)).getFirst();
  }

  private static Writes put(String collection, String key, String value) {
    return new Writes().putPrivate("accounts", collection, key, value);
  }

  private @Nullable String value(String collection, String key) {
    try (StateView view = channel.ledger.snapshot()) {
      StateValue state = view.privateValue("accounts", collection, key);
      return state == null ? null : state.value().toStringUtf8();
    }
  }

  private @Nullable StateValue hashed(String collection, String key) {
    try (StateView view = channel.ledger.snapshot()) {
      return view.hashed("accounts", collection, Writes.sha256(key));
    }
  }

  /** Whether hash and value are of the same version, without which a read fails. */
  private boolean isReadable(String collection, String key) {
    try (StateView view = channel.ledger.snapshot()) {
      StateValue clear = view.privateValue("accounts", collection, key);
      StateValue hash = view.hashed("accounts", collection, Writes.sha256(key));
      return clear != null && hash != null && clear.version().equals(hash.version());
    }
  }

  @Test
  void a_private_value_is_kept_beside_its_hash() {
    assertThat(commit(put("confidential", "k", "v"))).isEqualTo(VALID);
    assertThat(value("confidential", "k")).isEqualTo("v");
    assertThat(hashed("confidential", "k"))
        .extracting(StateValue::value)
        .isEqualTo(Writes.sha256("v"));
    assertThat(isReadable("confidential", "k")).isTrue();
  }

  @Test
  void a_later_value_replaces_an_earlier_one_also_within_a_block() {
    assertThat(
            channel.commit(
                channel.onAccounts(put("confidential", "k", "1")),
                channel.onAccounts(put("confidential", "k", "2"))))
        .containsExactly(VALID, VALID);
    assertThat(value("confidential", "k")).isEqualTo("2");
    assertThat(isReadable("confidential", "k")).isTrue();
  }

  @Test
  void what_is_not_valid_leaves_no_private_data_anywhere() {
    long number = channel.ledger.height();
    assertThat(
            channel.commit(
                channel
                    .onAccounts(put("confidential", "k", "v"))
                    .endorsedBy(channel.parties.auditor)))
        .containsExactly(ENDORSEMENT_POLICY_FAILURE);
    assertThat(value("confidential", "k")).isNull();
    assertThat(hashed("confidential", "k")).isNull();
    assertThat(channel.ledger.privateData(number).byTransaction()).isEmpty();
  }

  @Test
  void a_deletion_deletes_value_and_hash() {
    commit(put("confidential", "k", "v"));
    commit(new Writes().deletePrivate("accounts", "confidential", "k", false));
    assertThat(value("confidential", "k")).isNull();
    assertThat(hashed("confidential", "k")).isNull();
  }

  @Test
  void a_purge_takes_the_values_of_earlier_blocks_with_it() {
    long number = channel.ledger.height();
    commit(put("confidential", "k", "v"));
    commit(new Writes().deletePrivate("accounts", "confidential", "k", true));
    assertThat(value("confidential", "k")).isNull();
    assertThat(channel.ledger.privateData(number).toString()).doesNotContain("\"v\"");
  }

  @Test
  void a_value_lives_as_many_blocks_as_its_collection_says() {
    commit(put("passing", "k", "v"));
    channel.commit(channel.onOpen(new Writes().put("open", "1", "1")));
    channel.commit(channel.onOpen(new Writes().put("open", "2", "2")));
    assertThat(value("passing", "k")).isEqualTo("v");
    channel.commit(channel.onOpen(new Writes().put("open", "3", "3")));
    assertThat(value("passing", "k")).isNull();
    assertThat(hashed("passing", "k")).isNull();
  }

  @Test
  void a_value_keeps_the_keys_policy_and_a_policy_keeps_the_keys_value() {
    ByteString both =
        Parties.outOf(2, channel.parties.operator, channel.parties.auditor).toByteString();
    commit(put("confidential", "k", "1"));
    commit(new Writes().privatePolicy("accounts", "confidential", "k", both));
    assertThat(value("confidential", "k")).isEqualTo("1");
    assertThat(isReadable("confidential", "k")).as("the value follows the new version").isTrue();
    commit(put("confidential", "k", "2"));
    assertThat(hashed("confidential", "k"))
        .extracting(state -> KeyPolicy.of(state.metadata()))
        .isEqualTo(both);
    assertThat(isReadable("confidential", "k")).isTrue();
  }

  @Test
  void a_policy_for_a_private_key_that_does_not_exist_does_nothing() {
    ByteString policy = Parties.outOf(1, channel.parties.operator).toByteString();
    assertThat(commit(new Writes().privatePolicy("accounts", "confidential", "k", policy)))
        .isEqualTo(VALID);
    assertThat(hashed("confidential", "k")).isNull();
    assertThat(commit(put("confidential", "k", "v"))).isEqualTo(VALID);
  }

  @Test
  void public_values_and_policies_keep_each_other_too() {
    ByteString majority = channel.parties.majority().toByteString();
    channel.commit(channel.onPool(new Writes().put("pool", "k", "1")));
    channel.commit(channel.onPool(new Writes().policy("pool", "k", majority)));
    assertThat(channel.value("pool", "k")).isEqualTo("1");
    channel.commit(channel.onPool(new Writes().put("pool", "k", "2")));
    assertThat(channel.commit(channel.onPool(new Writes().put("pool", "k", "3")).endorsedBy()))
        .containsExactly(ENDORSEMENT_POLICY_FAILURE);
    channel.commit(channel.onPool(new Writes().policy("pool", "absent", majority)));
    assertThat(channel.value("pool", "absent")).isNull();
  }

  @Test
  void a_read_of_a_policy_change_is_a_conflict_like_any_other() {
    channel.commit(channel.onPool(new Writes().put("pool", "k", "1")));
    ByteString majority = channel.parties.majority().toByteString();
    Writes reading = new Writes().read("pool", "k", version(2, 0)).put("pool", "other", "1");
    assertThat(
            channel.commit(
                channel.onPool(new Writes().policy("pool", "k", majority)),
                channel.onPool(reading)))
        .containsExactly(VALID, MVCC_READ_CONFLICT);
  }

  @Test
  void a_state_that_was_lost_is_found_again_from_the_blocks() throws IOException {
    ByteString majority = channel.parties.majority().toByteString();
    channel.commit(
        channel.onPool(new Writes().put("pool", "a", "1").policy("pool", "a", majority)),
        channel.onPool(new Writes().put("pool", "b", "1").put("pool", "c", "1")),
        channel.onPool(new Writes().put("pool", "d", "1")).endorsedBy());
    commit(put("confidential", "k", "1").put("accounts", "x", "1"));
    commit(put("passing", "p", "1").putPrivate("accounts", "audited", "q", "1"));
    commit(new Writes().privatePolicy("accounts", "confidential", "k", majority));
    channel.commit(channel.onPool(new Writes().put("pool", "a", "2").delete("pool", "b")));
    commit(new Writes().deletePrivate("accounts", "audited", "q", true));
    channel.commit(channel.onPool(new Writes().policy("pool", "c", majority)));
    List<String> before = everything();
    channel.ledger.close();
    delete(directory.resolve("ledger/state"));
    open();
    assertThat(everything()).isEqualTo(before);
  }

  private List<String> everything() {
    List<String> rows = new ArrayList<>();
    try (StateView view = channel.ledger.snapshot()) {
      for (String namespace : List.of("pool", "accounts", "open", "_lifecycle")) {
        try (var range = view.range(namespace, "", "")) {
          range.forEachRemaining(row -> rows.add(namespace + "/" + row.key() + text(row.state())));
        }
        try (var history = view.history(namespace, "a")) {
          history.forEachRemaining(
              row -> rows.add(namespace + " a: " + row.version() + row.value().toStringUtf8()));
        }
      }
      for (String collection : List.of("confidential", "passing", "audited")) {
        try (var range = view.privateRange("accounts", collection, "", "")) {
          range.forEachRemaining(row -> rows.add(collection + "/" + row.key() + text(row.state())));
        }
        for (String key : List.of("k", "p", "q")) {
          StateValue state = view.hashed("accounts", collection, Writes.sha256(key));
          rows.add(state == null ? "none" : text(state));
        }
      }
    }
    for (long number = 0; number < channel.ledger.height(); number++) {
      for (ByteString entry : channel.ledger.block(number).getData().getDataList()) {
        rows.add("" + channel.ledger.find(TransactionId.claimedBy(entry)));
      }
    }
    return rows;
  }

  private static String text(StateValue state) {
    return " = %s %s %s"
        .formatted(
            HexFormat.of().formatHex(state.value().toByteArray()),
            HexFormat.of().formatHex(state.metadata().toByteArray()),
            state.version());
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
