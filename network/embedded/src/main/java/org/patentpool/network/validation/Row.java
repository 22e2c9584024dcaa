package org.patentpool.network.validation;

import com.google.protobuf.ByteString;
import org.jspecify.annotations.Nullable;
import org.patentpool.network.store.StateValue;
import org.patentpool.network.store.Version;

/** What a key will hold once the block is in; a null value means it is gone. */
record Row(@Nullable ByteString value, ByteString metadata, Version version, boolean purge) {
  static Row of(StateValue state) {
    return new Row(state.value(), state.metadata(), state.version(), false);
  }

  boolean isDeleted() {
    return value == null;
  }
}
