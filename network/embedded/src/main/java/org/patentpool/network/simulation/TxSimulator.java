package org.patentpool.network.simulation;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.Response;
import org.jspecify.annotations.Nullable;
import org.patentpool.network.lifecycle.ChaincodeDefinition;
import org.patentpool.network.lifecycle.Definitions;
import org.patentpool.network.policy.Policies;
import org.patentpool.network.store.StateValue;
import org.patentpool.network.store.StateView;

/**
 * Executes the reads and writes of one transaction against a snapshot and records them as a Fabric
 * peer does, byte for byte. A transaction does not read its own writes.
 *
 * <p>Used by one thread at a time. The view belongs to the caller and has to stay open until {@link
 * #finish}.
 */
public final class TxSimulator {
  private final StateView view;
  private final Policies policies;
  private final TransactionContext context;
  private final SimulationRules rules;
  private final ReadWriteSet recorded = new ReadWriteSet();
  private final RecordedDefinitions definitions;
  private final List<RecordedRange> ranges = new ArrayList<>();
  private final Map<String, PrivateCollection> collections = new HashMap<>();
  private final Set<String> touched = new TreeSet<>();

  public TxSimulator(
      StateView view, Definitions definitions, Policies policies, TransactionContext context) {
    this.view = view;
    this.policies = policies;
    this.context = context;
    this.rules = new SimulationRules(context.txId());
    this.definitions = new RecordedDefinitions(view, definitions, recorded);
  }

  public TransactionContext context() {
    return context;
  }

  /**
   * The committed definition of a chaincode that is about to be invoked, or null. The read set
   * gains the reads of a Fabric peer's own lookup and no others.
   */
  public @Nullable ChaincodeDefinition definition(String chaincode) {
    return definitions.forInvocation(chaincode);
  }

  /** Whether the channel lets the transaction's creator use a resource. */
  public boolean creatorMayUse(String resource) {
    return policies.mayUse(resource, context.creator());
  }

  public @Nullable ByteString get(String namespace, String key) throws SimulationException {
    StateValue state = read(namespace, key);
    return state == null ? null : state.value();
  }

  public Map<String, ByteString> metadata(String namespace, String key) throws SimulationException {
    return StateMetadata.of(read(namespace, key));
  }

  /** Writing nothing deletes. */
  public void put(String namespace, String key, ByteString value) throws SimulationException {
    rules.beforeWrite();
    recorded.namespace(namespace).addWrite(key, value);
  }

  public void delete(String namespace, String key) throws SimulationException {
    put(namespace, key, ByteString.EMPTY);
  }

  /** Replaces all metadata of the key by this entry. */
  public void putMetadata(String namespace, String key, String entry, ByteString value)
      throws SimulationException {
    rules.beforeWrite();
    recorded.namespace(namespace).addMetadata(key, StateMetadata.entry(entry, value));
  }

  /** Keys from start (included) to end (excluded); an empty end is open. */
  public QueryResults range(String namespace, String start, String end) throws SimulationException {
    rules.beforeAnything();
    return open(namespace, start, end, 0);
  }

  /** A page of a range; whoever asks for one may not write. */
  public QueryResults page(String namespace, String start, String end, int size)
      throws SimulationException {
    rules.beforePagedQuery();
    rules.beforeAnything();
    return open(namespace, start, end, size);
  }

  /** Every committed write of the key, newest first; nothing is recorded. */
  public QueryResults history(String namespace, String key) throws SimulationException {
    rules.beforeAnything();
    return UnrecordedRows.history(view.history(namespace, key));
  }

  /** Always refused: the state is a key-value store. */
  public QueryResults query(boolean paged) throws SimulationException {
    if (paged) {
      rules.beforePagedQuery();
      throw new SimulationException("ExecuteQueryWithMetadata not supported for leveldb");
    }
    throw new SimulationException("ExecuteQuery not supported for leveldb");
  }

  public PrivateCollection collection(String namespace, String name) {
    String path = namespace + "/" + name;
    touched.add(path);
    return collections.computeIfAbsent(path, _ -> openCollection(namespace, name));
  }

  /** Ends the simulation; every later use is refused. */
  public Simulation finish(Response response, @Nullable ChaincodeEvent event) {
    rules.finish();
    ranges.forEach(range -> range.recordInto(recorded));
    ReadWriteSet.Built built = recorded.build();
    return new Simulation(
        response,
        built.readWriteSet(),
        built.privateWrites(),
        event,
        Collections.unmodifiableSet(touched));
  }

  private @Nullable StateValue read(String namespace, String key) throws SimulationException {
    rules.beforeAnything();
    StateValue state = view.get(namespace, key);
    recorded.namespace(namespace).addRead(key, state == null ? null : state.version());
    return state;
  }

  private QueryResults open(String namespace, String start, String end, int limit) {
    RecordedRange range =
        new RecordedRange(namespace, start, end, limit, view.range(namespace, start, end));
    ranges.add(range);
    return range;
  }

  private PrivateCollection openCollection(String namespace, String name) {
    CollectionAccess access =
        new CollectionAccess(
            namespace, name, definitions.collection(namespace, name), context, policies);
    return new PrivateCollection(namespace, name, view, access, rules, recorded);
  }
}
