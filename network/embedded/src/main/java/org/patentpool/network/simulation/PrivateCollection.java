package org.patentpool.network.simulation;

import com.google.protobuf.ByteString;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.patentpool.network.store.Sha256;
import org.patentpool.network.store.StateValue;
import org.patentpool.network.store.StateView;
import org.patentpool.network.store.Version;

/**
 * One collection as a transaction sees it: values where the executing organisation is a member,
 * hashes everywhere, and nothing for a creator whom the collection excludes.
 */
public final class PrivateCollection {
  private final String namespace;
  private final String name;
  private final StateView view;
  private final CollectionAccess access;
  private final SimulationRules rules;
  private final ReadWriteSet recorded;

  PrivateCollection(
      String namespace,
      String name,
      StateView view,
      CollectionAccess access,
      SimulationRules rules,
      ReadWriteSet recorded) {
    this.namespace = namespace;
    this.name = name;
    this.view = view;
    this.access = access;
    this.rules = rules;
    this.recorded = recorded;
  }

  /** The value, or null where there is none; a value that ought to be here but is not fails. */
  public @Nullable ByteString get(String key) throws SimulationException {
    access.requireRead();
    rules.beforeAnything();
    ByteString keyHash = Sha256.of(key);
    Version hashVersion = version(view.hashed(namespace, name, keyHash));
    StateValue held = access.valuesAreHeld() ? view.privateValue(namespace, name, key) : null;
    Version heldVersion = version(held);
    if (!Objects.equals(hashVersion, heldVersion)) {
      throw new SimulationException(
          "private data matching public hash version is not available. "
              + "Public hash version = %s, Private data version = %s"
                  .formatted(text(hashVersion), text(heldVersion)));
    }
    set().read(key, keyHash, heldVersion);
    return held == null ? null : held.value();
  }

  /** The SHA-256 of the value, for whoever may invoke the chaincode. */
  public @Nullable ByteString hash(String key) throws SimulationException {
    access.requireDefined();
    StateValue state = readHashed(key);
    return state == null ? null : state.value();
  }

  public Map<String, ByteString> metadata(String key) throws SimulationException {
    access.requireRead();
    return StateMetadata.of(readHashed(key));
  }

  public void put(String key, ByteString value) throws SimulationException {
    beforeWrite();
    set().write(key, value, false);
  }

  public void delete(String key) throws SimulationException {
    put(key, ByteString.EMPTY);
  }

  /** Deletes the key and every value it ever had, from all nodes. */
  public void purge(String key) throws SimulationException {
    beforeWrite();
    set().write(key, ByteString.EMPTY, true);
  }

  public void putMetadata(String key, String entry, ByteString value) throws SimulationException {
    beforeWrite();
    set().writeMetadata(key, StateMetadata.entry(entry, value));
  }

  public QueryResults range(String start, String end) throws SimulationException {
    access.requireRead();
    rules.beforePrivateQuery();
    rules.beforeAnything();
    if (!access.valuesAreHeld()) {
      return NoRows.INSTANCE;
    }
    return UnrecordedRows.entries(namespace, view.privateRange(namespace, name, start, end));
  }

  /** Always refused: the state is a key-value store. */
  public QueryResults query() throws SimulationException {
    access.requireRead();
    rules.beforePrivateQuery();
    throw new SimulationException("ExecuteQuery not supported for leveldb");
  }

  private @Nullable StateValue readHashed(String key) throws SimulationException {
    rules.beforeAnything();
    ByteString keyHash = Sha256.of(key);
    StateValue state = view.hashed(namespace, name, keyHash);
    set().read(key, keyHash, version(state));
    return state;
  }

  private void beforeWrite() throws SimulationException {
    access.requireWrite();
    rules.beforeWrite();
  }

  private CollectionSet set() {
    return recorded.namespace(namespace).collection(name);
  }

  private static @Nullable Version version(@Nullable StateValue state) {
    return state == null ? null : state.version();
  }

  private static String text(@Nullable Version version) {
    return version == null
        ? "<nil>"
        : "{BlockNum: %d, TxNum: %d}".formatted(version.block(), version.transaction());
  }
}
