package org.patentpool.network.store;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.patentpool.network.store.PrivateStore.Purge;

/**
 * Verifies a ledger folder as a whole before a byte of it is changed. What a crash explains is left
 * for {@link FileLedger#recover} to mend; everything else is refused.
 *
 * @param blocks the chain and what stands behind its last intact record
 * @param purges the newest purge of each private key
 * @param stateHeight how many blocks the state has
 */
record Opening(BlockLogScan blocks, List<Purge> purges, long stateHeight) {

  static Opening verify(LedgerFolder folder, NativeMemory memory) throws IOException {
    try (Database database =
        Database.verified(folder.privateData(), memory, folder.privateDamage())) {
      var check = new PromiseCheck(folder, database == null ? null : new PrivateStore(database));
      BlockLogScan blocks = BlockLogScan.of(folder, check);
      // First, because what is lost with the end of the chain may look like a loss elsewhere.
      long stateHeight = stateHeight(folder, memory, blocks);
      return new Opening(blocks, check.finish(blocks), stateHeight);
    }
  }

  private static long stateHeight(LedgerFolder folder, NativeMemory memory, BlockLogScan blocks)
      throws IOException {
    try (Database database = Database.verified(folder.state(), memory, folder.stateDamage())) {
      return database == null ? 0 : stateHeight(folder, new StateStore(database), blocks);
    } catch (CorruptLedgerException e) {
      throw blocks.tornTail() == null ? e : undecidable(folder, blocks, e);
    }
  }

  private static long stateHeight(LedgerFolder folder, StateStore state, BlockLogScan blocks) {
    int height = 0;
    while (height < blocks.height()) {
      var hash = state.blockHash(height);
      if (hash == null) {
        break;
      }
      if (!hash.equals(blocks.hash(height))) {
        throw folder.stateDamaged(
            folder.state(), "it was made by another chain, from block " + height + " on", null);
      }
      height++;
    }
    if (state.reaches(height)) {
      if (height < blocks.height()) {
        throw folder.stateDamaged(
            folder.state(), "block " + height + " was lost from it and later ones not", null);
      }
      String tail = blocks.tornTail();
      throw folder.blocksDamaged(
          blocks.end(),
          "block "
              + height
              + " was acknowledged and "
              + (tail == null ? "is missing" : "cannot be read: " + tail));
    }
    return height;
  }

  /** The state alone tells an append that was cut short from a block that was acknowledged. */
  private static CorruptLedgerException undecidable(
      LedgerFolder folder, BlockLogScan blocks, CorruptLedgerException state) {
    if (state.file().equals(folder.blocks())) {
      return state;
    }
    return new CorruptLedgerException(
        state.file(),
        OptionalLong.empty(),
        "the state is damaged, and "
            + folder.blocks()
            + " at offset "
            + blocks.end()
            + " is too: "
            + blocks.tornTail()
            + "; nothing tells whether that block had been acknowledged",
        LedgerFolder.RESTORE,
        state);
  }
}
