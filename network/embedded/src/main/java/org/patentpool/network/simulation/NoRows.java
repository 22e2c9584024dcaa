package org.patentpool.network.simulation;

import com.google.protobuf.ByteString;
import org.jspecify.annotations.Nullable;

/** What a node finds that holds none of a collection's rows. */
enum NoRows implements QueryResults {
  INSTANCE;

  @Override
  public @Nullable ByteString next() {
    return null;
  }

  @Override
  public String bookmark() {
    return "";
  }

  @Override
  public void close() {}
}
