package org.patentpool.network.store;

import com.google.protobuf.ByteString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything the valid transactions of one block change, in the order it is to be applied. */
public record BlockUpdates(
    List<StateWrite> state,
    List<HashedWrite> hashed,
    List<PrivateWrite> privateRows,
    List<HistoryEntry> history,
    List<Indexed> transactions) {

  /** A null value deletes the key. */
  public record StateWrite(
      String namespace,
      String key,
      @Nullable ByteString value,
      ByteString metadata,
      Version version) {}

  /** A null value hash deletes; {@code purge} also removes every private version ever held. */
  public record HashedWrite(
      String namespace,
      String collection,
      ByteString keyHash,
      @Nullable ByteString valueHash,
      ByteString metadata,
      Version version,
      boolean purge) {}

  /**
   * A private row that this node holds in clear. A null value deletes; {@code expiresAtBlock} is
   * the first block at whose commit it is gone, or Long.MAX_VALUE.
   */
  public record PrivateWrite(
      String namespace,
      String collection,
      String key,
      @Nullable ByteString value,
      Version version,
      long expiresAtBlock) {}

  /** A write of a public key, for its history. */
  public record HistoryEntry(String namespace, String key, Version version) {}

  /** A transaction id at its place in the block with its validation code; first occurrence wins. */
  public record Indexed(String txId, int index, int code) {}
}
