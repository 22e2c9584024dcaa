package org.patentpool.network.store;

import java.util.NoSuchElementException;
import java.util.function.BiFunction;

/** Reads rows one by one as they are asked for. */
final class CursorRange<T> implements StateView.Range<T> {
  private final Cursor cursor;
  private final BiFunction<byte[], byte[], T> reading;

  CursorRange(Cursor cursor, BiFunction<byte[], byte[], T> reading) {
    this.cursor = cursor;
    this.reading = reading;
  }

  @Override
  public boolean hasNext() {
    return cursor.valid();
  }

  @Override
  public T next() {
    if (!cursor.valid()) {
      throw new NoSuchElementException("The range has no more rows");
    }
    T row = reading.apply(cursor.key(), cursor.value());
    cursor.next();
    return row;
  }

  @Override
  public void close() {
    cursor.close();
  }
}
