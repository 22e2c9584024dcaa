package org.patentpool.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ledger.CompositeKey;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.patentpool.pool.ledger.Archive;
import org.patentpool.pool.ledger.Key;

/** The rows of the ledger as one transaction sees them, by composite keys. */
final class StubFacts implements Archive {

  /** Where a peer cuts a scan without a word; a decision on the rest would be wrong. */
  private static final int PEERS_LIMIT = 100_000;

  private final ChaincodeStub stub;

  StubFacts(ChaincodeStub stub) {
    this.stub = stub;
  }

  @Override
  public Optional<byte[]> get(Key key) {
    return present(stub.getState(key.composite()));
  }

  @Override
  public SequencedMap<Key, byte[]> scan(Key prefix) {
    var rows = new LinkedHashMap<Key, byte[]>();
    var found = stub.getStateByPartialCompositeKey(composite(prefix));
    try (var _ = new Closing(found)) {
      for (KeyValue row : found) {
        rows.put(key(row), row.getValue());
      }
    }
    if (rows.size() >= PEERS_LIMIT) {
      throw new IllegalStateException(
          "more than " + PEERS_LIMIT + " rows under " + prefix + "; a peer returns no more");
    }
    return rows;
  }

  @Override
  public SequencedMap<Key, byte[]> page(Key prefix, Optional<Key> after, int limit) {
    if (after.isPresent() && !after.get().startsWith(prefix)) {
      throw new IllegalArgumentException(after.get() + " is not under " + prefix);
    }
    // A bookmark is where a page starts, so the row before it comes once more.
    int asked = Math.addExact(limit, after.isPresent() ? 1 : 0);
    String bookmark = after.map(Key::composite).orElse("");
    var rows = new LinkedHashMap<Key, byte[]>();
    var found =
        stub.getStateByPartialCompositeKeyWithPagination(composite(prefix), asked, bookmark);
    try (var _ = new Closing(found)) {
      for (KeyValue row : found) {
        Key key = key(row);
        if (rows.size() < limit && !after.equals(Optional.of(key))) {
          rows.put(key, row.getValue());
        }
      }
    }
    return rows;
  }

  @Override
  public List<Version> history(Key key, int limit) {
    var versions = new ArrayList<Version>();
    var found = stub.getHistoryForKey(key.composite());
    try (var _ = new Closing(found)) {
      var changes = found.iterator();
      while (versions.size() < limit && changes.hasNext()) {
        var change = changes.next();
        versions.add(
            new Version(
                change.getTxId(),
                change.isDeleted() ? Optional.empty() : Optional.of(change.getValue())));
      }
    }
    return versions;
  }

  private static CompositeKey composite(Key key) {
    return new CompositeKey(key.type(), key.parts());
  }

  private static Key key(KeyValue row) {
    CompositeKey key = CompositeKey.parseCompositeKey(row.getKey());
    return new Key(key.getObjectType(), key.getAttributes());
  }

  /** A peer answers a row that is not there with no bytes. */
  private static Optional<byte[]> present(byte[] value) {
    return value.length == 0 ? Optional.empty() : Optional.of(value);
  }

  /** An open query holds memory of the peer until it is closed, on failure too. */
  private record Closing(AutoCloseable query) implements AutoCloseable {
    @Override
    public void close() {
      try {
        query.close();
      } catch (Exception e) {
        throw new IllegalStateException("the peer did not close a query", e);
      }
    }
  }
}
