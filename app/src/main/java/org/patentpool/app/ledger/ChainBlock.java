package org.patentpool.app.ledger;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.jspecify.annotations.Nullable;

/**
 * A block, read and checked in itself: the data hash is recomputed from the data, the hash from the
 * header. Hashes are lower-case hexadecimal.
 *
 * @param custody who holds the keys of the network, {@code single} or {@code several}, where the
 *     block configures the channel; null in every other block
 */
public record ChainBlock(
    long number,
    String hash,
    String previousHash,
    String dataHash,
    List<ChainTransaction> transactions,
    @Nullable String custody) {

  /**
   * Reads what a node delivered.
   *
   * @throws LedgerException when the bytes are no block or its data is not what its header says
   */
  public static ChainBlock read(Block block) {
    try {
      return BlockReader.read(block);
    } catch (InvalidProtocolBufferException e) {
      throw new LedgerException("block " + block.getHeader().getNumber() + " cannot be read", e);
    }
  }
}
