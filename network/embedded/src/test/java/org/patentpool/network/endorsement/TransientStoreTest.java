package org.patentpool.network.endorsement;

import static org.assertj.core.api.Assertions.assertThat;

import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.junit.jupiter.api.Test;
import org.patentpool.network.testing.Writes;

class TransientStoreTest {
  private static TxPvtReadWriteSet ofSize(int bytes) {
    return new Writes()
        .putPrivate("accounts", "confidential", "key", "x".repeat(bytes))
        .privateSet();
  }

  @Test
  void what_was_put_is_found() {
    TransientStore store = new TransientStore(1_000);
    store.put("one", ofSize(10));
    assertThat(store.find("one")).isEqualTo(ofSize(10));
    assertThat(store.find("other")).isNull();
  }

  @Test
  void the_oldest_is_forgotten_first() {
    TransientStore store = new TransientStore(1_000);
    store.put("one", ofSize(400));
    store.put("two", ofSize(400));
    store.put("three", ofSize(400));
    assertThat(store.find("one")).isNull();
    assertThat(store.find("two")).isNotNull();
    assertThat(store.find("three")).isNotNull();
  }

  @Test
  void the_same_id_counts_once() {
    TransientStore store = new TransientStore(1_000);
    store.put("other", ofSize(300));
    for (int i = 0; i < 10; i++) {
      store.put("one", ofSize(400));
    }
    assertThat(store.find("other")).isNotNull();
    assertThat(store.find("one")).isNotNull();
  }

  @Test
  void what_is_larger_than_all_there_is_room_for_is_not_kept() {
    TransientStore store = new TransientStore(100);
    store.put("one", ofSize(400));
    assertThat(store.find("one")).isNull();
    store.put("two", ofSize(1));
    assertThat(store.find("two")).isNotNull();
  }
}
