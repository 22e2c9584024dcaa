package org.patentpool.network.store;

/** Appends sample blocks the way the network does: effects first, from the state before. */
final class SampleLedger {
  private SampleLedger() {}

  static void append(Ledger ledger, Effects effects, SampleBlock next) {
    BlockUpdates updates;
    try (StateView before = ledger.snapshot()) {
      updates = effects.of(next.block(), next.privateData(), before);
    }
    ledger.append(next.block(), next.privateData(), updates);
  }

  static BlockUpdates updates(Ledger ledger, SampleBlock next) {
    try (StateView before = ledger.snapshot()) {
      return SampleEffects.WITHOUT_EXPIRY.of(next.block(), next.privateData(), before);
    }
  }
}
