package org.patentpool.app.projection;

import com.google.protobuf.ByteString;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.ledger.RecordType;
import org.patentpool.pool.ledger.Write;

/** Hands records to a projection as the chain would. */
public final class Rows {
  private Rows() {}

  public static <T extends Json.Source> void put(
      Projection projection, RecordType<T> type, T record) {
    Write.Put put = (Write.Put) type.put(record);
    projection.apply(new Change(1, put.key(), ByteString.copyFrom(put.bytes())));
  }
}
