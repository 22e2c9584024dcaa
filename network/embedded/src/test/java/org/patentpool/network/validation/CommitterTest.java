package org.patentpool.network.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.VALID;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Metadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patentpool.network.ordering.ReadWriteSet;
import org.patentpool.network.store.FileLedger;
import org.patentpool.network.store.Version;
import org.patentpool.network.testing.MemoryLedger;
import org.patentpool.network.testing.TestChannel;
import org.patentpool.network.testing.Writes;

class CommitterTest {
  private final TestChannel channel = TestChannel.inMemory();

  private static Writes write(String key) {
    return new Writes().put("open", key, "value");
  }

  @Test
  void listeners_hear_of_every_block_in_order_when_it_is_safe() {
    List<Long> heard = new ArrayList<>();
    channel.committer.listen((block, codes) -> {
      long number = block.getHeader().getNumber();
      assertThat(channel.ledger.height()).isEqualTo(number + 1);
      assertThat(codes).hasSize(block.getData().getDataCount());
      heard.add(number);
    });
    for (int i = 0; i < 3; i++) {
      channel.commit(channel.onOpen(write("key" + i)));
    }
    assertThat(heard).containsExactly(2L, 3L, 4L);
  }

  @Test
  void a_listener_that_fails_hinders_nobody() {
    List<Long> heard = new ArrayList<>();
    channel.committer.listen((_, _) -> {
      throw new IllegalStateException("a listener's own affair");
    });
    channel.committer.listen((block, _) -> heard.add(block.getHeader().getNumber()));
    assertThat(channel.commit(channel.onOpen(write("key")))).containsExactly(VALID);
    assertThat(heard).containsExactly(2L);
  }

  @Test
  void a_ledger_is_founded_once() {
    Block genesis = channel.ledger.block(0);
    assertThatThrownBy(() -> Committer.found(channel.ledger, genesis))
        .isInstanceOf(IllegalStateException.class);
    MemoryLedger another = new MemoryLedger();
    Committer.found(another, genesis);
    assertThat(another.block(0)).isEqualTo(genesis);
  }

  @Test
  void a_reopened_ledger_goes_on_as_if_it_had_never_been_closed(@TempDir Path directory)
      throws Exception {
    TestChannel before = new TestChannel(FileLedger.open(directory, BlockEffects::of));
    before.commit(before.onOpen(write("a")));
    Block last = before.newest();
    before.ledger.close();
    TestChannel after = new TestChannel(FileLedger.open(directory, BlockEffects::of));
    assertThat(after.commit(after.onOpen(write("b")))).containsExactly(VALID);
    StateChanges changes = new StateChanges(after.ledger.snapshot());
    changes.apply(ReadWriteSet.parse(write("b").set().toByteString()), new Version(3, 0));
    assertThat(commitHash(after.newest()))
        .isEqualTo(CommitHash.next(commitHash(last), new byte[] {0}, changes));
    after.ledger.close();
  }

  private static ByteString commitHash(Block block) throws Exception {
    return Metadata.parseFrom(block.getMetadata().getMetadata(4)).getValue();
  }
}
