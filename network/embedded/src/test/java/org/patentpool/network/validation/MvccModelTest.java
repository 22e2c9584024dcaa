package org.patentpool.network.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.patentpool.network.store.StateView;
import org.patentpool.network.testing.Crafted;
import org.patentpool.network.testing.TestChannel;
import org.patentpool.network.testing.Writes;

/** The validator and a naive model of it come to the same codes and the same state. */
class MvccModelTest {
  @Provide
  Arbitrary<List<List<RandomHistory.Draft>>> histories() {
    return RandomHistory.blocks();
  }

  @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED)
  void agrees_with_a_naive_model(@ForAll("histories") List<List<RandomHistory.Draft>> blocks) {
    TestChannel channel = TestChannel.inMemory();
    NaiveLedger naive = new NaiveLedger();
    for (List<RandomHistory.Draft> block : blocks) {
      List<NaiveLedger.Simulated> simulated = block.stream().map(naive::simulate).toList();
      long number = channel.ledger.height();
      List<TxValidationCode> expected = new ArrayList<>();
      for (int i = 0; i < simulated.size(); i++) {
        expected.add(naive.judge(simulated.get(i), Writes.version(number, i)));
      }
      naive.endBlock();
      Crafted[] transactions =
          simulated.stream().map(one -> channel.onOpen(one.writes())).toArray(Crafted[]::new);
      assertThat(channel.commit(transactions)).isEqualTo(expected);
    }
    assertThat(versions(channel)).isEqualTo(versions(naive));
  }

  private static Map<String, String> versions(TestChannel channel) {
    Map<String, String> versions = new TreeMap<>();
    try (StateView view = channel.ledger.snapshot();
        StateView.Range<StateView.Entry> rows = view.range("open", "", "")) {
      rows.forEachRemaining(row -> {
        var version = row.state().version();
        versions.put(row.key(), version.block() + "/" + version.transaction());
      });
    }
    return versions;
  }

  private static Map<String, String> versions(NaiveLedger naive) {
    Map<String, String> versions = new TreeMap<>();
    naive
        .state()
        .forEach(
            (key, version) -> versions.put(key, version.getBlockNum() + "/" + version.getTxNum()));
    return versions;
  }
}
