package org.patentpool.app.projection;

import com.google.protobuf.ByteString;
import org.jspecify.annotations.Nullable;
import org.patentpool.pool.canonical.Json;
import org.patentpool.pool.ledger.Key;
import org.patentpool.pool.ledger.RecordType;

/**
 * What one valid transaction did to one row of the pool.
 *
 * @param row the canonical bytes, null when the row was deleted
 */
public record Change(long block, Key key, @Nullable ByteString row) {
  /** The row as a record; for rows that are never deleted. */
  public <T extends Json.Source> T read(RecordType<T> type) {
    if (row == null) {
      throw new IllegalStateException(
          "block " + block + " deletes the row " + key + ", which no command of the pool does");
    }
    return type.read(key, row.toByteArray());
  }
}
