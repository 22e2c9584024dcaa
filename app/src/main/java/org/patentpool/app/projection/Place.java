package org.patentpool.app.projection;

import org.patentpool.app.ledger.ChainBlock;

/** The last block that is in the tables. */
record Place(long number, String hash) {
  private static final String REMEDY =
      ": these are blocks of another ledger, or of one that was changed; give this app the ledger"
          + " it had, or drop the tables with ./pool start --rebuild";

  /** The place after a block that must follow this one. */
  Place followedBy(ChainBlock block) {
    if (block.number() != number + 1) {
      throw new ChainBroken(
          "block " + block.number() + " came after block " + number + ": a block is missing");
    }
    if (!block.previousHash().equals(hash)) {
      throw new ChainBroken(
          "block "
              + block.number()
              + " follows a block with the hash "
              + block.previousHash()
              + ", the tables remember "
              + hash
              + REMEDY);
    }
    return new Place(block.number(), block.hash());
  }

  /** The ledger's block of this number must be the one that was read. */
  void requireSame(ChainBlock block) {
    if (!block.hash().equals(hash)) {
      throw new ChainBroken(
          "block "
              + number
              + " has the hash "
              + block.hash()
              + ", the tables remember "
              + hash
              + REMEDY);
    }
  }

  void requireWithin(long height) {
    if (height <= number) {
      throw new ChainBroken(
          "the ledger has " + height + " blocks, the tables remember block " + number + REMEDY);
    }
  }

  static Place first(ChainBlock block) {
    if (block.number() != 0) {
      throw new ChainBroken("the chain starts with block " + block.number() + " instead of 0");
    }
    return new Place(0, block.hash());
  }
}
