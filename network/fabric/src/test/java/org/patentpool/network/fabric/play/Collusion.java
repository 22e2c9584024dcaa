package org.patentpool.network.fabric.play;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.gateway.PreparedTransaction;
import org.patentpool.network.identity.SigningIdentity;

/** What a few agree on among themselves: their keys endorse what no contract computed. */
public final class Collusion {
  private final List<SigningIdentity> endorsers;

  public Collusion(List<SigningIdentity> endorsers) {
    this.endorsers = List.copyOf(endorsers);
  }

  /** A transaction that puts a row of the pool, as honest peers would have endorsed a put. */
  public PreparedTransaction putting(SigningIdentity sender, String key, String value) {
    Proposed proposed =
        Proposed.call(sender, "pool", List.of(ByteString.copyFromUtf8("put")), Map.of());
    Endorsed endorsed = new Forgery(endorsers).of(proposed, Forgery.put(key, value));
    return PreparedTransaction.newBuilder()
        .setTransactionId(proposed.txId())
        .setEnvelope(endorsed.honest())
        .build();
  }
}
