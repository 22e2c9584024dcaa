package org.patentpool.network.validation;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataEntry;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWrite;
import org.hyperledger.fabric.protos.peer.MetaDataKeys;

/** Finds the endorsement policy among a key's metadata. */
public final class KeyPolicy {
  private KeyPolicy() {}

  /** The serialised policy, or empty when the key has none of its own. */
  public static ByteString of(ByteString metadata) {
    if (metadata.isEmpty()) {
      return ByteString.EMPTY;
    }
    try {
      for (KVMetadataEntry entry : KVMetadataWrite.parseFrom(metadata).getEntriesList()) {
        if (entry.getName().equals(MetaDataKeys.VALIDATION_PARAMETER.name())) {
          return entry.getValue();
        }
      }
      return ByteString.EMPTY;
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("the state holds key metadata that cannot be read", e);
    }
  }
}
