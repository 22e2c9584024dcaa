package org.patentpool.app.ledger;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transaction at its place in a block. What an invalid one would have written is left out: it
 * wrote nothing, and its bytes may be anything.
 *
 * @param kind the envelope's type, for instance {@code ENDORSER_TRANSACTION}
 * @param validation Fabric's code, {@code VALID} when it took effect
 * @param proposed the time its client gave it, which nobody vouches for
 */
public record ChainTransaction(
    int index,
    String id,
    String kind,
    String validation,
    @Nullable Instant proposed,
    String organization,
    String chaincode,
    String function,
    List<Write> writes) {

  public boolean valid() {
    return validation.equals("VALID");
  }

  /** One key's new value; null when it was deleted. */
  public record Write(String namespace, String key, @Nullable ByteString value) {}
}
