package org.patentpool.network.store;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import org.patentpool.network.store.Ledger.TransactionPlace;

/** Values of the state database. */
final class Row {
  private static final int VERSION = Long.BYTES + Integer.BYTES;

  private Row() {}

  /** Version, length of the metadata, metadata, value. */
  static byte[] of(StateValue row) {
    ByteBuffer bytes =
        ByteBuffer.allocate(VERSION + Integer.BYTES + row.metadata().size() + row.value().size());
    bytes.putLong(row.version().block());
    bytes.putInt(Math.toIntExact(row.version().transaction()));
    bytes.putInt(row.metadata().size());
    row.metadata().copyTo(bytes);
    row.value().copyTo(bytes);
    return bytes.array();
  }

  static StateValue stateValue(byte[] row) {
    ByteBuffer bytes = ByteBuffer.wrap(row);
    Version version = new Version(bytes.getLong(), bytes.getInt());
    int metadata = bytes.getInt();
    ByteString rest = UnsafeByteOperations.unsafeWrap(bytes);
    return new StateValue(rest.substring(metadata), rest.substring(0, metadata), version);
  }

  static Version version(byte[] row) {
    ByteBuffer bytes = ByteBuffer.wrap(row);
    return new Version(bytes.getLong(), bytes.getInt());
  }

  static byte[] of(TransactionPlace place) {
    return ByteBuffer.allocate(Long.BYTES + 2 * Integer.BYTES)
        .putLong(place.block())
        .putInt(place.index())
        .putInt(place.code())
        .array();
  }

  static TransactionPlace transactionPlace(byte[] row) {
    ByteBuffer bytes = ByteBuffer.wrap(row);
    return new TransactionPlace(bytes.getLong(), bytes.getInt(), bytes.getInt());
  }
}
