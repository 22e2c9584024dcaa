package org.patentpool.network.store;

import com.google.protobuf.ByteString;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The state as of one height, unmoved by later commits. Closing it frees the snapshot and every
 * range still open on it. Used by one thread at a time.
 */
public interface StateView extends AutoCloseable {
  /** How many blocks had been committed. */
  long height();

  @Nullable StateValue get(String namespace, String key);

  /** Keys in UTF-8 byte order from start (included) to end (excluded); an empty end is open. */
  Range<Entry> range(String namespace, String start, String end);

  /** The hashed row of a private key: its value is the SHA-256 of the private value. */
  @Nullable StateValue hashed(String namespace, String collection, ByteString keyHash);

  /** The private value itself, where it is held, not expired and not purged. */
  @Nullable StateValue privateValue(String namespace, String collection, String key);

  Range<Entry> privateRange(String namespace, String collection, String start, String end);

  /** Every committed write of the key, newest first. */
  Range<Modification> history(String namespace, String key);

  @Override
  void close();

  /** A key with what it holds. */
  record Entry(String key, StateValue state) {}

  /** One write of a key's history; a deletion has an empty value. */
  record Modification(
      String txId, Version version, ByteString value, long seconds, int nanos, boolean deleted) {}

  /** An iterator over a snapshot that must be closed. */
  interface Range<T> extends Iterator<T>, AutoCloseable {
    @Override
    void close();
  }
}
