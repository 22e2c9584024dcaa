package org.patentpool.network.lifecycle;

import com.google.protobuf.ByteString;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.patentpool.network.store.StateValue;
import org.patentpool.network.store.StateView;

/**
 * Finds definitions by their sequence, as Fabric's peers do: the caller's reader is asked for that
 * row each time, and for the others only when the sequence is new.
 */
public final class CommittedDefinitions implements Definitions {
  private final Map<String, ChaincodeDefinition> known = new ConcurrentHashMap<>();

  @Override
  public @Nullable ChaincodeDefinition find(String chaincode, StateReader reader) {
    long sequence = DefinitionRows.sequence(chaincode, reader);
    ChaincodeDefinition definition = known.get(chaincode);
    if (definition == null || definition.sequence() != sequence) {
      definition = DefinitionRows.decode(chaincode, reader);
      if (definition != null) {
        known.put(chaincode, definition);
      }
    }
    return definition;
  }

  /** Reads a view without recording anything. */
  public static StateReader reader(StateView view) {
    return (namespace, key) -> value(view.get(namespace, key));
  }

  private static @Nullable ByteString value(@Nullable StateValue state) {
    return state == null ? null : state.value();
  }
}
