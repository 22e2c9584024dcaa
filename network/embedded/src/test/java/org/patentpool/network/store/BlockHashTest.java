package org.patentpool.network.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.junit.jupiter.api.Test;

class BlockHashTest {
  private static final HexFormat HEX = HexFormat.of();

  @Test
  void header_bytes_are_a_der_sequence_of_number_previous_hash_and_data_hash() {
    var header = header(5, "aabb", "01");
    assertThat(hex(BlockHash.headerBytes(header))).isEqualTo("300a0201050402aabb040101");
  }

  @Test
  void an_absent_previous_hash_is_an_empty_octet_string() {
    assertThat(hex(BlockHash.headerBytes(header(0, "", "")))).isEqualTo("300702010004000400");
  }

  @Test
  void a_number_beyond_the_signed_range_stays_positive() {
    assertThat(hex(BlockHash.headerBytes(header(-1, "", ""))))
        .isEqualTo("300f020900ffffffffffffffff04000400");
  }

  @Test
  void the_header_hash_is_sha_256_of_those_bytes() throws Exception {
    var bytes = HEX.parseHex("300a0201050402aabb040101");
    assertThat(BlockHash.header(header(5, "aabb", "01")).toByteArray())
        .isEqualTo(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @Test
  void the_data_hash_runs_over_the_envelopes_without_separators() throws Exception {
    var data =
        BlockData.newBuilder()
            .addData(ByteString.copyFromUtf8("one"))
            .addData(ByteString.copyFromUtf8("two"))
            .build();
    assertThat(BlockHash.data(data).toByteArray())
        .isEqualTo(
            MessageDigest.getInstance("SHA-256")
                .digest("onetwo".getBytes(StandardCharsets.US_ASCII)));
  }

  private static BlockHeader header(long number, String previous, String data) {
    return BlockHeader.newBuilder()
        .setNumber(number)
        .setPreviousHash(ByteString.copyFrom(HEX.parseHex(previous)))
        .setDataHash(ByteString.copyFrom(HEX.parseHex(data)))
        .build();
  }

  private static String hex(ByteString bytes) {
    return HEX.formatHex(bytes.toByteArray());
  }
}
