package org.patentpool.network.ordering;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.LastConfig;
import org.hyperledger.fabric.protos.common.Metadata;
import org.patentpool.network.store.Ledger;

/** Where the newest configuration of a chain stands, as every block says. */
public final class LastConfiguration {
  /** Deprecated in the protos in favour of the signed copy; Fabric's orderers still write it. */
  static final int ENTRY = 1;

  private LastConfiguration() {}

  /** The block that holds the configuration a ledger stands under. */
  public static Block of(Ledger ledger) {
    return ledger.block(index(ledger.block(ledger.height() - 1)));
  }

  /** The number of the configuration block that this block names; the genesis block is its own. */
  static long index(Block block) {
    if (block.getHeader().getNumber() == 0) {
      return 0;
    }
    try {
      ByteString entry = block.getMetadata().getMetadata(ENTRY);
      return LastConfig.parseFrom(Metadata.parseFrom(entry).getValue()).getIndex();
    } catch (InvalidProtocolBufferException | IndexOutOfBoundsException e) {
      throw new IllegalStateException(
          "block " + block.getHeader().getNumber() + " does not say where the configuration is", e);
    }
  }
}
