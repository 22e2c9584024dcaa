package org.patentpool.network.lifecycle;

import com.google.protobuf.ByteString;
import org.jspecify.annotations.Nullable;

/** Finds a committed chaincode definition through whatever reads the state for the caller. */
public interface Definitions {
  /** The definition as that reader sees it, or null when none was committed. */
  @Nullable ChaincodeDefinition find(String chaincode, StateReader reader);

  /** Reads one public key; a simulator records the read, a validator does not. */
  interface StateReader {
    @Nullable ByteString read(String namespace, String key);
  }
}
