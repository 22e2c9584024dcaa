package org.patentpool.network.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import org.hyperledger.fabric.protos.common.Metadata;
import org.junit.jupiter.api.Test;
import org.patentpool.network.testing.TestChannel;
import org.patentpool.network.testing.Writes;

/** The commit hash against bytes written out by hand. */
class CommitHashTest {
  private final TestChannel channel = TestChannel.inMemory();

  private byte[] commitHash(long block) throws InvalidProtocolBufferException {
    return Metadata.parseFrom(channel.ledger.block(block).getMetadata().getMetadata(4))
        .getValue()
        .toByteArray();
  }

  @Test
  void the_genesis_block_has_none() throws InvalidProtocolBufferException {
    assertThat(commitHash(0)).isEmpty();
    assertThat(commitHash(1)).hasSize(32);
  }

  @Test
  void codes_sorted_rows_and_the_hash_before_make_it() throws InvalidProtocolBufferException {
    channel.commit(
        channel.onAccounts(new Writes().put("accounts", "b", "1").put("accounts", "c", "1")));
    channel.commit(
        channel.onAccounts(
            new Writes()
                .put("accounts", "b", "2")
                .put("accounts", "a", "2")
                .delete("accounts", "c")
                .putPrivate("accounts", "confidential", "k", "v")
                .put("open", "x", "2")),
        channel.onOpen(new Writes().put("open", "y", "3")).endorsedBy());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    hex(bytes, "02 000a");
    String first = "0103 00";
    row(
        bytes,
        "0a08" + text("accounts") + "1a01" + text("a") + "2a01" + text("2") + "3203" + first);
    row(bytes, "1a01" + text("b") + "2a01" + text("2") + "3203" + first);
    row(bytes, "1a01" + text("c") + "2001" + "3203" + first);
    row(
        bytes,
        "120c" + text("confidential") + "1a20" + hash("k") + "2a20" + hash("v") + "3203" + first);
    row(bytes, "0a04" + text("open") + "1a01" + text("x") + "2a01" + text("2") + "3203" + first);
    bytes.writeBytes(commitHash(2));
    assertThat(commitHash(3))
        .isEqualTo(Writes.sha256(ByteString.copyFrom(bytes.toByteArray())).toByteArray());
  }

  private static void row(ByteArrayOutputStream out, String hex) {
    byte[] row = HexFormat.of().parseHex(hex.replace(" ", ""));
    out.write(0x0a);
    out.write(row.length);
    out.writeBytes(row);
  }

  private static void hex(ByteArrayOutputStream out, String hex) {
    out.writeBytes(HexFormat.of().parseHex(hex.replace(" ", "")));
  }

  private static String text(String text) {
    return HexFormat.of().formatHex(ByteString.copyFromUtf8(text).toByteArray());
  }

  private static String hash(String text) {
    return HexFormat.of().formatHex(Writes.sha256(text).toByteArray());
  }
}
