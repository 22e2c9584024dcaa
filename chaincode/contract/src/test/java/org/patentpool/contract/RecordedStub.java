package org.patentpool.contract;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.hyperledger.fabric.protos.peer.QueryResponseMetadata;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ledger.CompositeKey;
import org.hyperledger.fabric.shim.ledger.KeyModification;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIterator;
import org.hyperledger.fabric.shim.ledger.QueryResultsIteratorWithMetadata;

/**
 * The stub of one transaction: reads see the ledger as it was, writes are only recorded. Whatever
 * the chaincode has no business calling is not here and fails.
 */
public final class RecordedStub {
  final String id;
  final Map<String, Optional<byte[]>> writes = new TreeMap<>();
  final Map<String, byte[]> events = new TreeMap<>();
  int openQueries;

  private final InMemoryLedger ledger;
  private final byte[] creator;
  private final List<byte[]> arguments;
  private boolean paged;

  RecordedStub(InMemoryLedger ledger, String id, byte[] creator, List<byte[]> arguments) {
    this.ledger = ledger;
    this.id = id;
    this.creator = creator;
    this.arguments = arguments;
  }

  ChaincodeStub asStub() {
    return (ChaincodeStub)
        Proxy.newProxyInstance(
            ChaincodeStub.class.getClassLoader(),
            new Class<?>[] {ChaincodeStub.class},
            (_, called, given) -> call(called, given));
  }

  private Object call(Method called, Object[] given) throws Throwable {
    try {
      return getClass().getMethod(called.getName(), called.getParameterTypes()).invoke(this, given);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    } catch (NoSuchMethodException e) {
      throw new UnsupportedOperationException(called.getName(), e);
    }
  }

  public List<byte[]> getArgs() {
    return arguments;
  }

  public String getTxId() {
    return id;
  }

  public byte[] getCreator() {
    return creator.clone();
  }

  public byte[] getState(String key) {
    return ledger.rows.getOrDefault(key, new byte[0]).clone();
  }

  public void putState(String key, byte[] value) {
    write(key, Optional.of(value.clone()));
  }

  public void delState(String key) {
    write(key, Optional.empty());
  }

  /** Fabric has one value per key and no writes after pages. */
  private void write(String key, Optional<byte[]> value) {
    if (paged || writes.put(key, value) != null) {
      throw new IllegalStateException("written twice, or after a page: " + key);
    }
  }

  public void setEvent(String name, byte[] payload) {
    if (!events.isEmpty()) {
      throw new IllegalStateException("only the last event of a transaction survives");
    }
    events.put(name, payload.clone());
  }

  public QueryResultsIterator<KeyValue> getStateByPartialCompositeKey(CompositeKey prefix) {
    return new Results<>(ledger.from(prefix.toString(), end(prefix)), Row::new);
  }

  public QueryResultsIteratorWithMetadata<KeyValue> getStateByPartialCompositeKeyWithPagination(
      CompositeKey prefix, int size, String bookmark) {
    paged = true;
    var found = new ArrayList<Map.Entry<String, byte[]>>();
    ledger
        .from(bookmark.isEmpty() ? prefix.toString() : bookmark, end(prefix))
        .forEachRemaining(found::add);
    return new Results<>(found.stream().limit(size).iterator(), Row::new);
  }

  public QueryResultsIterator<KeyModification> getHistoryForKey(String key) {
    return new Results<>(ledger.history.getOrDefault(key, List.of()).iterator(), it -> it);
  }

  private static String end(CompositeKey prefix) {
    return prefix + Character.toString(Character.MAX_CODE_POINT);
  }

  private record Row(Map.Entry<String, byte[]> entry) implements KeyValue {
    @Override
    public String getKey() {
      return entry.getKey();
    }

    @Override
    public byte[] getValue() {
      return entry.getValue();
    }

    @Override
    public String getStringValue() {
      throw new UnsupportedOperationException();
    }
  }

  /** Counts itself while it is open: until it is closed or read to its end, as at a peer. */
  private final class Results<S, T>
      implements QueryResultsIterator<T>, QueryResultsIteratorWithMetadata<T> {
    private final Iterator<S> source;
    private final Function<S, T> read;
    private boolean open = true;

    Results(Iterator<S> source, Function<S, T> read) {
      this.source = source;
      this.read = read;
      openQueries++;
    }

    @Override
    public Iterator<T> iterator() {
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          if (!source.hasNext()) {
            close();
          }
          return source.hasNext();
        }

        @Override
        public T next() {
          return read.apply(source.next());
        }
      };
    }

    @Override
    public QueryResponseMetadata getMetadata() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
      if (open) {
        open = false;
        openQueries--;
      }
    }
  }
}
