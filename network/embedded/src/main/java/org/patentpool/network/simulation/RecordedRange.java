package org.patentpool.network.simulation;

import com.google.protobuf.ByteString;
import org.hyperledger.fabric.protos.ledger.queryresult.KV;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;
import org.jspecify.annotations.Nullable;
import org.patentpool.network.store.StateView;

/**
 * A range query whose rows stand in the read set, so that a row added, changed or removed before
 * the transaction commits makes it a phantom conflict.
 *
 * <p>What is recorded ends at the last row handed out: the caller may stop anywhere.
 */
final class RecordedRange implements QueryResults {
  private final String namespace;
  private final String end;
  private final int limit;
  private final StateView.Range<StateView.Entry> rows;
  private final RangeQueryInfo.Builder query;
  private final RangeReads reads = new RangeReads();
  private int returned;

  /**
   * @param limit how many rows at most, or no limit when not positive
   */
  RecordedRange(
      String namespace,
      String start,
      String end,
      int limit,
      StateView.Range<StateView.Entry> rows) {
    this.namespace = namespace;
    this.end = end;
    this.limit = limit;
    this.rows = rows;
    this.query = RangeQueryInfo.newBuilder().setStartKey(start);
  }

  static ByteString result(String namespace, StateView.Entry row) {
    return KV.newBuilder()
        .setNamespace(namespace)
        .setKey(row.key())
        .setValue(row.state().value())
        .build()
        .toByteString();
  }

  @Override
  public @Nullable ByteString next() {
    if ((limit > 0 && returned >= limit) || !rows.hasNext()) {
      query.setItrExhausted(true).setEndKey(end);
      return null;
    }
    StateView.Entry row = rows.next();
    returned++;
    reads.add(NamespaceSet.read(row.key(), row.state().version()));
    query.setEndKey(row.key());
    return result(namespace, row);
  }

  @Override
  public String bookmark() {
    return rows.hasNext() ? rows.next().key() : "";
  }

  @Override
  public void close() {
    rows.close();
  }

  void recordInto(ReadWriteSet set) {
    reads.describe(query);
    set.namespace(namespace).addRange(query.build());
  }
}
