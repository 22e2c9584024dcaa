package org.patentpool.app.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.patentpool.app.ledger.TestChain.call;
import static org.patentpool.app.ledger.TestChain.garbage;
import static org.patentpool.app.ledger.TestChain.key;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;

class ChainBlockTest {
  private static final Map<String, byte[]> ROWS =
      Map.of(key("party", "acme"), "{}".getBytes(UTF_8));

  @Test
  void a_chain_is_linked_by_the_hashes_that_are_read() {
    TestChain chain = new TestChain().add(TestChain.config());
    for (int i = 0; i < 300; i++) {
      // Numbers on both sides of the lengths at which their encoding grows.
      chain.add(call(TxValidationCode.VALID, "t" + i, "day.advance", ROWS));
    }
    List<ChainBlock> blocks = chain.blocks();
    for (int i = 1; i < blocks.size(); i++) {
      assertThat(blocks.get(i).previousHash()).isEqualTo(blocks.get(i - 1).hash());
    }
    ByteString last = TestChain.hash(chain.raw().getLast().getHeader());
    assertThat(blocks.getLast().hash()).isEqualTo(HexFormat.of().formatHex(last.toByteArray()));
  }

  @Test
  void a_valid_call_shows_what_it_called_and_wrote() {
    ChainTransaction read =
        new TestChain()
            .add(call(TxValidationCode.VALID, "tx", "party.admit", ROWS))
            .blocks()
            .getFirst()
            .transactions()
            .getFirst();
    assertThat(read)
        .isEqualTo(
            new ChainTransaction(
                0,
                "tx",
                "ENDORSER_TRANSACTION",
                "VALID",
                Instant.ofEpochSecond(1_800_000_000),
                "OperatorMSP",
                "pool",
                "party.admit",
                List.of(
                    new ChainTransaction.Write(
                        "pool", key("party", "acme"), ByteString.copyFromUtf8("{}")))));
  }

  @Test
  void an_invalid_call_wrote_nothing() {
    ChainTransaction read =
        new TestChain()
            .add(call(TxValidationCode.MVCC_READ_CONFLICT, "tx", "party.admit", ROWS))
            .blocks()
            .getFirst()
            .transactions()
            .getFirst();
    assertThat(read.validation()).isEqualTo("MVCC_READ_CONFLICT");
    assertThat(read.writes()).isEmpty();
  }

  @Test
  void garbage_that_the_network_marked_does_not_stop_the_reader() {
    List<ChainTransaction> read =
        new TestChain()
            .add(
                garbage(TxValidationCode.BAD_PAYLOAD),
                call(TxValidationCode.VALID, "tx", "party.admit", ROWS))
            .blocks()
            .getFirst()
            .transactions();
    assertThat(read.getFirst().kind()).isEqualTo("UNREADABLE");
    assertThat(read.getLast().writes()).hasSize(1);
  }

  @Test
  void garbage_that_passes_for_valid_is_refused() {
    TestChain chain = new TestChain().add(garbage(TxValidationCode.VALID));
    assertThatThrownBy(chain::blocks)
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("block 0");
  }

  @Test
  void changed_data_is_refused() {
    Block block = new TestChain().add(TestChain.config()).raw().getFirst();
    Block changed =
        block.toBuilder()
            .setData(block.getData().toBuilder().addData(ByteString.copyFromUtf8("more")))
            .build();
    assertThatThrownBy(() -> ChainBlock.read(changed))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("its data hashes to");
  }

  @Test
  void a_block_without_validation_codes_is_refused() {
    Block block =
        new TestChain()
            .add(TestChain.config())
            .add(call(TxValidationCode.VALID, "tx", "party.admit", ROWS))
            .raw()
            .getLast();
    Block without = block.toBuilder().setMetadata(BlockMetadata.getDefaultInstance()).build();
    assertThatThrownBy(() -> ChainBlock.read(without))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("no validation code for transaction 0");
  }

  @Test
  void composite_keys_come_apart_and_plain_ones_do_not() {
    assertThat(CompositeKey.parse(key("vote", "b-1", "acme")))
        .contains(new CompositeKey("vote", List.of("b-1", "acme")));
    assertThat(CompositeKey.parse(key("day"))).contains(new CompositeKey("day", List.of()));
    for (String plain : List.of("", "plain", "\u0000", "\u0000\u0000", "\u0000open")) {
      assertThat(CompositeKey.parse(plain)).isEqualTo(Optional.empty());
    }
  }
}
