package org.patentpool.app.ledger;

import java.util.Iterator;
import java.util.function.Function;
import org.hyperledger.fabric.client.CloseableIterator;

/** What one connection delivers, read into values; closing it ends the connection's call. */
public interface Stream<T> extends Iterator<T>, AutoCloseable {
  @Override
  void close();

  static <R, T> Stream<T> of(CloseableIterator<R> source, Function<R, T> read) {
    return new Stream<>() {
      @Override
      public boolean hasNext() {
        return source.hasNext();
      }

      @Override
      public T next() {
        return read.apply(source.next());
      }

      @Override
      public void close() {
        source.close();
      }
    };
  }
}
