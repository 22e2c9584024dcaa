package org.patentpool.network.fabric.worlds;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ledger.CompositeKey;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIterator;
import org.hyperledger.fabric.shim.ledger.QueryResultsIteratorWithMetadata;
import org.jspecify.annotations.Nullable;

/** A stub whose keys are those of one world: its name is their first part. */
record WorldStub(ChaincodeStub stub, String world, List<byte[]> arguments) {
  static ChaincodeStub of(ChaincodeStub stub, String world, List<byte[]> arguments) {
    WorldStub own = new WorldStub(stub, world, arguments);
    return (ChaincodeStub)
        Proxy.newProxyInstance(
            ChaincodeStub.class.getClassLoader(),
            new Class<?>[] {ChaincodeStub.class},
            (_, called, given) -> own.call(called, given == null ? new Object[0] : given));
  }

  private @Nullable Object call(Method called, Object[] given) throws Throwable {
    return switch (called.getName()) {
      case "getArgs" -> arguments;
      case "getState", "putState", "delState", "getHistoryForKey" -> {
        given[0] = inside((String) given[0]);
        yield forward(called, given);
      }
      case "getStateByPartialCompositeKey" -> {
        given[0] = inside((CompositeKey) given[0]);
        yield outside(forward(called, given));
      }
      case "getStateByPartialCompositeKeyWithPagination" -> {
        given[0] = inside((CompositeKey) given[0]);
        given[2] = ((String) given[2]).isEmpty() ? "" : inside((String) given[2]);
        yield outside(forward(called, given));
      }
      default -> forward(called, given);
    };
  }

  private @Nullable Object forward(Method called, Object[] given) throws Throwable {
    try {
      return called.invoke(stub, given);
    } catch (InvocationTargetException e) {
      throw Objects.requireNonNull(e.getCause());
    }
  }

  private String inside(String key) {
    return inside(CompositeKey.parseCompositeKey(key)).toString();
  }

  private CompositeKey inside(CompositeKey key) {
    return new CompositeKey(
        key.getObjectType(),
        Stream.concat(Stream.of(world), key.getAttributes().stream()).toList());
  }

  @SuppressWarnings("unchecked")
  private static Object outside(@Nullable Object rows) {
    return Proxy.newProxyInstance(
        ChaincodeStub.class.getClassLoader(),
        new Class<?>[] {QueryResultsIterator.class, QueryResultsIteratorWithMetadata.class},
        (_, called, given) ->
            called.getName().equals("iterator")
                ? outside(((Iterable<KeyValue>) Objects.requireNonNull(rows)).iterator())
                : called.invoke(rows, given));
  }

  private static Iterator<KeyValue> outside(Iterator<KeyValue> rows) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public KeyValue next() {
        return new Outside(rows.next());
      }
    };
  }

  private record Outside(KeyValue row) implements KeyValue {
    @Override
    public String getKey() {
      CompositeKey key = CompositeKey.parseCompositeKey(row.getKey());
      List<String> parts = key.getAttributes();
      return new CompositeKey(key.getObjectType(), parts.subList(1, parts.size())).toString();
    }

    @Override
    public byte[] getValue() {
      return row.getValue();
    }

    @Override
    public String getStringValue() {
      return row.getStringValue();
    }
  }
}
