package org.patentpool.contract;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.peer.WriteRecord;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ledger.CompositeKey;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.jspecify.annotations.Nullable;
import org.patentpool.contract.peer.PeerStream;
import org.patentpool.pool.ledger.Archive;
import org.patentpool.pool.ledger.Key;
import org.patentpool.pool.ledger.Write;

/** The rows of the ledger as one transaction reads and writes them, by composite keys. */
final class StubRows implements Archive {

  /** Where a peer cuts a scan without a word; a decision on the rest would be wrong. */
  private static final int PEERS_LIMIT = 100_000;

  private final ChaincodeStub stub;
  private final @Nullable PeerStream peer;

  /** Without the peer's stream, the shim asks for each row. */
  StubRows(ChaincodeStub stub, @Nullable PeerStream peer) {
    this.stub = stub;
    this.peer = peer;
  }

  @Override
  public Optional<byte[]> get(Key key) {
    return present(stub.getState(key.composite()));
  }

  @Override
  public Map<Key, Optional<byte[]>> getAll(Collection<Key> keys) {
    if (peer == null || !peer.givesMany()) {
      return Archive.super.getAll(keys);
    }
    List<Key> asked = keys.stream().distinct().toList();
    List<ByteString> values = peer.get(stub, asked.stream().map(Key::composite).toList());
    var rows = new TreeMap<Key, Optional<byte[]>>();
    for (int i = 0; i < asked.size(); i++) {
      rows.put(asked.get(i), present(values.get(i).toByteArray()));
    }
    return rows;
  }

  /** Writes what was decided. */
  void write(List<Write> writes) {
    if (peer == null || !peer.takesMany()) {
      writes.forEach(this::write);
    } else {
      peer.write(stub, writes.stream().map(StubRows::entry).toList());
    }
  }

  private void write(Write write) {
    switch (write) {
      case Write.Put put -> stub.putState(put.key().composite(), put.bytes());
      case Write.Delete(var key) -> stub.delState(key.composite());
    }
  }

  private static WriteRecord entry(Write write) {
    var entry = WriteRecord.newBuilder().setKey(write.key().composite());
    return switch (write) {
      case Write.Put put ->
          entry
              .setType(WriteRecord.Type.PUT_STATE)
              .setValue(ByteString.copyFrom(put.bytes()))
              .build();
      case Write.Delete _ -> entry.setType(WriteRecord.Type.DEL_STATE).build();
    };
  }

  @Override
  public SequencedMap<Key, byte[]> scan(Key prefix) {
    var rows = new LinkedHashMap<Key, byte[]>();
    // A query read to its end needs no closing, which would be a message more.
    for (KeyValue row : stub.getStateByPartialCompositeKey(composite(prefix))) {
      rows.put(key(row), row.getValue());
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
    for (KeyValue row :
        stub.getStateByPartialCompositeKeyWithPagination(composite(prefix), asked, bookmark)) {
      Key key = key(row);
      if (rows.size() < limit && !after.equals(Optional.of(key))) {
        rows.put(key, row.getValue());
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

  /** A query left before its end holds memory of the peer until it is closed, on failure too. */
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
