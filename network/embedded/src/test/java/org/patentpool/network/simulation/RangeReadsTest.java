package org.patentpool.network.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.QueryReads;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.QueryReadsMerkleSummary;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version;
import org.junit.jupiter.api.Test;
import org.patentpool.network.store.Sha256;

/** Expected trees are written out node by node: a leaf hashes three rows where the degree is 2. */
class RangeReadsTest {
  private static KVRead row(int number) {
    return KVRead.newBuilder()
        .setKey("key" + number)
        .setVersion(Version.newBuilder().setBlockNum(1).setTxNum(number))
        .build();
  }

  /** A leaf over the rows from first to last. */
  private static ByteString leaf(int first, int last) {
    return Sha256.of(
        QueryReads.newBuilder()
            .addAllKvReads(
                IntStream.rangeClosed(first, last).mapToObj(RangeReadsTest::row).toList())
            .build()
            .toByteString());
  }

  private static ByteString node(ByteString... children) {
    return Sha256.of(ByteString.copyFrom(List.of(children)));
  }

  private static RangeQueryInfo described(int maxDegree, int rows) {
    RangeReads reads = new RangeReads(maxDegree);
    IntStream.rangeClosed(1, rows).mapToObj(RangeReadsTest::row).forEach(reads::add);
    RangeQueryInfo.Builder query = RangeQueryInfo.newBuilder();
    reads.describe(query);
    return query.build();
  }

  private static QueryReadsMerkleSummary summary(int level, ByteString... hashes) {
    return QueryReadsMerkleSummary.newBuilder()
        .setMaxDegree(2)
        .setMaxLevel(level)
        .addAllMaxLevelHashes(List.of(hashes))
        .build();
  }

  @Test
  void nothing_found_is_nothing_said() {
    assertThat(described(50, 0)).isEqualTo(RangeQueryInfo.getDefaultInstance());
  }

  @Test
  void up_to_fifty_rows_stand_as_they_are() {
    RangeQueryInfo query = described(50, 50);
    assertThat(query.getRawReads().getKvReadsList())
        .isEqualTo(IntStream.rangeClosed(1, 50).mapToObj(RangeReadsTest::row).toList());
    assertThat(query.hasReadsMerkleHashes()).isFalse();
  }

  @Test
  void the_fifty_first_row_turns_them_into_one_hash() {
    QueryReadsMerkleSummary summary = described(50, 51).getReadsMerkleHashes();
    assertThat(summary.getMaxDegree()).isEqualTo(50);
    assertThat(summary.getMaxLevel()).isEqualTo(1);
    assertThat(summary.getMaxLevelHashesList()).containsExactly(leaf(1, 51));
  }

  @Test
  void rows_left_over_make_a_smaller_leaf() {
    assertThat(described(2, 7).getReadsMerkleHashes())
        .isEqualTo(summary(2, node(leaf(1, 3), leaf(4, 6), leaf(7, 7))));
    assertThat(described(2, 5).getReadsMerkleHashes())
        .isEqualTo(summary(1, leaf(1, 3), leaf(4, 5)));
  }

  @Test
  void a_full_level_is_folded_into_the_next() {
    assertThat(described(2, 9).getReadsMerkleHashes())
        .isEqualTo(summary(2, node(leaf(1, 3), leaf(4, 6), leaf(7, 9))));
  }

  @Test
  void a_lone_hash_rises_as_it_is_and_several_as_their_common_hash() {
    ByteString first = node(leaf(1, 3), leaf(4, 6), leaf(7, 9));
    assertThat(described(2, 11).getReadsMerkleHashes()).isEqualTo(summary(2, first, leaf(10, 11)));
    assertThat(described(2, 14).getReadsMerkleHashes())
        .isEqualTo(summary(2, first, node(leaf(10, 12), leaf(13, 14))));
  }

  @Test
  void a_top_level_that_overflows_at_the_end_gets_one_level_more() {
    ByteString first = node(leaf(1, 3), leaf(4, 6), leaf(7, 9));
    ByteString second = node(leaf(10, 12), leaf(13, 15), leaf(16, 18));
    assertThat(described(2, 19).getReadsMerkleHashes())
        .isEqualTo(summary(3, node(first, second, leaf(19, 19))));
  }

  @Test
  void the_order_of_rows_matters() {
    List<KVRead> rows =
        new ArrayList<>(IntStream.rangeClosed(1, 3).mapToObj(RangeReadsTest::row).toList());
    RangeReads reads = new RangeReads(2);
    rows.reversed().forEach(reads::add);
    RangeQueryInfo.Builder query = RangeQueryInfo.newBuilder();
    reads.describe(query);
    assertThat(query.build()).isNotEqualTo(described(2, 3));
  }
}
