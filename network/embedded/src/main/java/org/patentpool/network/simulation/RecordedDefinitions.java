package org.patentpool.network.simulation;

import com.google.protobuf.ByteString;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hyperledger.fabric.protos.peer.StaticCollectionConfig;
import org.jspecify.annotations.Nullable;
import org.patentpool.network.lifecycle.ChaincodeDefinition;
import org.patentpool.network.lifecycle.Definitions;
import org.patentpool.network.store.StateValue;
import org.patentpool.network.store.StateView;

/**
 * Chaincode definitions for one transaction, with exactly the reads recorded that a Fabric peer
 * records: an invocation depends on the definition's sequence, the use of a collection on all of
 * its fields. A definition that changes before the transaction commits makes it invalid.
 */
final class RecordedDefinitions {
  private static final String LIFECYCLE = "_lifecycle";

  /** Where chaincodes of the first lifecycle stood: a Fabric peer looks there last. */
  private static final String LEGACY = "lscc";

  private static final List<String> FIELDS =
      List.of("Sequence", "EndorsementInfo", "ValidationInfo", "Collections");

  private final StateView view;
  private final Definitions definitions;
  private final ReadWriteSet recorded;
  private final Map<String, Optional<ChaincodeDefinition>> known = new HashMap<>();

  RecordedDefinitions(StateView view, Definitions definitions, ReadWriteSet recorded) {
    this.view = view;
    this.definitions = definitions;
    this.recorded = recorded;
  }

  @Nullable ChaincodeDefinition forInvocation(String chaincode) {
    record(field(chaincode, FIELDS.getFirst()));
    ChaincodeDefinition definition = find(chaincode);
    if (definition == null) {
      recorded.namespace(LEGACY).addRead(chaincode, null);
    }
    return definition;
  }

  @Nullable StaticCollectionConfig collection(String chaincode, String collection) {
    record("namespaces/metadata/" + chaincode);
    FIELDS.forEach(field -> record(field(chaincode, field)));
    ChaincodeDefinition definition = find(chaincode);
    return definition == null ? null : definition.collection(collection);
  }

  private @Nullable ChaincodeDefinition find(String chaincode) {
    return known
        .computeIfAbsent(
            chaincode, name -> Optional.ofNullable(definitions.find(name, this::unrecorded)))
        .orElse(null);
  }

  private @Nullable ByteString unrecorded(String namespace, String key) {
    StateValue state = view.get(namespace, key);
    return state == null ? null : state.value();
  }

  private void record(String key) {
    StateValue state = view.get(LIFECYCLE, key);
    recorded.namespace(LIFECYCLE).addRead(key, state == null ? null : state.version());
  }

  private static String field(String chaincode, String field) {
    return "namespaces/fields/" + chaincode + "/" + field;
  }
}
