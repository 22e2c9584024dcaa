package org.patentpool.network.lifecycle;

import com.google.protobuf.ByteString;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.patentpool.network.store.StateValue;
import org.patentpool.network.store.StateView;

/**
 * Finds definitions the way Fabric's peers do: the caller's reader is asked for the sequence alone,
 * so that is the one read a simulation records; the rest comes from what was read of the committed
 * state before, kept by sequence.
 */
public final class CommittedDefinitions implements Definitions {
  private final Supplier<StateView> committed;
  private final Map<String, ChaincodeDefinition> known = new ConcurrentHashMap<>();

  public CommittedDefinitions(Supplier<StateView> committed) {
    this.committed = committed;
  }

  @Override
  public @Nullable ChaincodeDefinition find(String chaincode, StateReader reader) {
    long sequence = DefinitionRows.sequence(chaincode, reader);
    if (sequence == 0) {
      return null;
    }
    ChaincodeDefinition definition = known.get(chaincode);
    if (definition == null || definition.sequence() != sequence) {
      definition = read(chaincode);
      if (definition == null || definition.sequence() != sequence) {
        throw new IllegalStateException(
            "the definition of chaincode " + chaincode + " changed meanwhile; try again");
      }
      known.put(chaincode, definition);
    }
    return definition;
  }

  private @Nullable ChaincodeDefinition read(String chaincode) {
    try (StateView view = committed.get()) {
      return DefinitionRows.decode(chaincode, reader(view));
    }
  }

  /** Reads a view without recording anything. */
  public static StateReader reader(StateView view) {
    return (namespace, key) -> value(view.get(namespace, key));
  }

  private static @Nullable ByteString value(@Nullable StateValue state) {
    return state == null ? null : state.value();
  }
}
