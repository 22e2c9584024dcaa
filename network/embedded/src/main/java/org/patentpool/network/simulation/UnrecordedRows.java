package org.patentpool.network.simulation;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.util.function.Function;
import org.hyperledger.fabric.protos.ledger.queryresult.KeyModification;
import org.jspecify.annotations.Nullable;
import org.patentpool.network.store.StateView;

/**
 * Results that leave no trace in the read set: a key's history, and ranges of private data, after
 * which a transaction may not write.
 */
final class UnrecordedRows<T> implements QueryResults {
  private final StateView.Range<T> rows;
  private final Function<T, ByteString> serializer;

  private UnrecordedRows(StateView.Range<T> rows, Function<T, ByteString> serializer) {
    this.rows = rows;
    this.serializer = serializer;
  }

  static QueryResults entries(String namespace, StateView.Range<StateView.Entry> rows) {
    return new UnrecordedRows<>(rows, row -> RecordedRange.result(namespace, row));
  }

  static QueryResults history(StateView.Range<StateView.Modification> rows) {
    return new UnrecordedRows<>(rows, UnrecordedRows::modification);
  }

  private static ByteString modification(StateView.Modification row) {
    return KeyModification.newBuilder()
        .setTxId(row.txId())
        .setValue(row.value())
        .setTimestamp(Timestamp.newBuilder().setSeconds(row.seconds()).setNanos(row.nanos()))
        .setIsDelete(row.deleted())
        .build()
        .toByteString();
  }

  @Override
  public @Nullable ByteString next() {
    return rows.hasNext() ? serializer.apply(rows.next()) : null;
  }

  @Override
  public String bookmark() {
    return "";
  }

  @Override
  public void close() {
    rows.close();
  }
}
