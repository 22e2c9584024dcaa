package org.patentpool.network.simulation;

import com.google.protobuf.ByteString;
import org.jspecify.annotations.Nullable;

/** Results of one query, each serialised as the chaincode protocol carries it. */
public interface QueryResults extends AutoCloseable {
  /** The next {@code queryresult.KV} or {@code KeyModification}, or null at the end. */
  @Nullable ByteString next();

  /** The key a following page starts with, empty when there is none; nothing is recorded. */
  String bookmark();

  @Override
  void close();
}
