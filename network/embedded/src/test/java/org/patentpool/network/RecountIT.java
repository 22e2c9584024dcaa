package org.patentpool.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patentpool.network.RunningNetwork.FOUNDER1;
import static org.patentpool.network.RunningNetwork.MEMBERS;
import static org.patentpool.network.RunningNetwork.OPERATOR;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.peer.DeliverResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.patentpool.network.recount.Recount;

/** Hashes and signatures of a chain, computed anew by code that shares nothing with the network. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecountIT {
  private final List<byte[]> chain = new ArrayList<>();

  RecountIT(@TempDir Path folder) throws Exception {
    try (RunningNetwork running = RunningNetwork.in(folder)) {
      for (int i = 0; i < 5; i++) {
        running.pool(OPERATOR, "operator").submitTransaction("put", "key" + i, "value");
        Contract accounts = running.client(MEMBERS, "member1").getContract("accounts");
        accounts.submitTransaction("putPrivate", "confidential", "row" + i, "4711");
      }
      RawClient founder = RawClient.of(running, FOUNDER1, "founder");
      for (DeliverResponse response :
          founder.deliver(founder.seek(RawClient.at(0), RawClient.at(11)))) {
        if (response.hasBlock()) {
          chain.add(response.getBlock().toByteArray());
        }
      }
    }
  }

  @Test
  void an_honest_chain_holds() {
    Recount.Report report = Recount.of(chain);
    assertThat(report.findings()).isEmpty();
    assertThat(report.blocks()).isEqualTo(12);
    // Two definitions, then ten transactions; each is signed by its creator, five of them endorsed
    // by three and five by two, the definitions by four; eleven blocks are signed by the orderer.
    assertThat(report.transactions()).isEqualTo(12);
    assertThat(report.signatures()).isEqualTo(12 + 2 * 4 + 5 * 3 + 5 * 2 + 11);
  }

  @Test
  void every_change_of_header_or_data_is_found() throws Exception {
    for (int number = 0; number < chain.size(); number++) {
      Block block = Block.parseFrom(chain.get(number));
      var header = block.getHeader();
      assertFound(
          number,
          block.toBuilder()
              .setHeader(header.toBuilder().setNumber(header.getNumber() + 1))
              .build());
      assertFound(
          number,
          block.toBuilder()
              .setHeader(header.toBuilder().setPreviousHash(flipped(header.getPreviousHash())))
              .build());
      assertFound(
          number,
          block.toBuilder()
              .setHeader(header.toBuilder().setDataHash(flipped(header.getDataHash())))
              .build());
      for (int i = 0; i < block.getData().getDataCount(); i++) {
        ByteString entry = block.getData().getData(i);
        Block.Builder changed = block.toBuilder();
        changed.getDataBuilder().setData(i, flipped(entry));
        assertFound(number, changed.build());
      }
    }
  }

  /** The data hash is made right again, so that only the signature can tell. */
  @Test
  void a_changed_signature_is_found_by_itself() throws Exception {
    for (int number = 1; number < chain.size(); number++) {
      Block block = Block.parseFrom(chain.get(number));
      Metadata.Builder signed = Metadata.parseFrom(block.getMetadata().getMetadata(0)).toBuilder();
      signed.getSignaturesBuilder(0).setSignature(flipped(signed.getSignatures(0).getSignature()));
      Block.Builder orderer = block.toBuilder();
      orderer.getMetadataBuilder().setMetadata(0, signed.build().toByteString());
      assertThat(Recount.of(with(number, orderer.build())).findings())
          .singleElement()
          .asString()
          .startsWith("block " + number + " orderer signature");
      Envelope envelope = Envelope.parseFrom(block.getData().getData(0));
      Block.Builder creator = block.toBuilder();
      creator
          .getDataBuilder()
          .setData(
              0,
              envelope.toBuilder()
                  .setSignature(flipped(envelope.getSignature()))
                  .build()
                  .toByteString());
      assertThat(Recount.of(with(number, creator.build())).findings())
          .anyMatch(finding ->
              finding.startsWith(
                  "block %d transaction 0 creator".formatted(block.getHeader().getNumber())));
    }
  }

  private void assertFound(int number, Block changed) throws InvalidProtocolBufferException {
    assertThat(Recount.of(with(number, changed)).findings()).as("block %d", number).isNotEmpty();
  }

  private List<byte[]> with(int number, Block changed) {
    List<byte[]> other = new ArrayList<>(chain);
    other.set(number, changed.toByteArray());
    return other;
  }

  /** The last bit: within the value in question, never in a length before it. */
  private static ByteString flipped(ByteString bytes) {
    if (bytes.isEmpty()) {
      return ByteString.copyFrom(new byte[] {1});
    }
    byte[] changed = bytes.toByteArray();
    changed[changed.length - 1] ^= 1;
    return ByteString.copyFrom(changed);
  }
}
