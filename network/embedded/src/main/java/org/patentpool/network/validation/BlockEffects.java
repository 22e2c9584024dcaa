package org.patentpool.network.validation;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jspecify.annotations.Nullable;
import org.patentpool.network.ordering.EndorserTransaction;
import org.patentpool.network.ordering.ReadWriteSet;
import org.patentpool.network.store.BlockUpdates;
import org.patentpool.network.store.BlockUpdates.HashedWrite;
import org.patentpool.network.store.BlockUpdates.Indexed;
import org.patentpool.network.store.BlockUpdates.StateWrite;
import org.patentpool.network.store.Ledger.BlockPrivateData;
import org.patentpool.network.store.StateView;
import org.patentpool.network.store.TransactionId;
import org.patentpool.network.store.Version;

/**
 * What a block does to the ledger. It follows from the block with its codes, the private data that
 * came with it and the state before it, and from nothing else, so that a ledger whose state was
 * lost finds the same effects again.
 */
public final class BlockEffects {
  private final long block;
  private final StateChanges changes;
  private final PrivateChanges privateChanges;
  private final List<Indexed> transactions = new ArrayList<>();

  BlockEffects(long block, StateView before) {
    this.block = block;
    this.changes = new StateChanges(before);
    this.privateChanges = new PrivateChanges(before, block);
  }

  /**
   * The effects of a block that is validated already.
   *
   * @throws IllegalStateException when a transaction that counts as valid cannot be read
   */
  public static BlockUpdates of(Block block, BlockPrivateData privateData, StateView before) {
    BlockEffects effects = new BlockEffects(block.getHeader().getNumber(), before);
    ByteString codes =
        block.getMetadata().getMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE);
    for (int i = 0; i < block.getData().getDataCount(); i++) {
      effects.replay(i, codes.byteAt(i) & 0xFF, block.getData().getData(i), privateData);
    }
    return effects.updates();
  }

  private void replay(int index, int code, ByteString entry, BlockPrivateData privateData) {
    index(TransactionId.claimedBy(entry), index, code);
    if (code != TxValidationCode.VALID_VALUE) {
      return;
    }
    try {
      Payload payload = Payload.parseFrom(Envelope.parseFrom(entry).getPayload());
      ChannelHeader header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
      if (header.getType() == HeaderType.ENDORSER_TRANSACTION_VALUE) {
        ByteString results = EndorserTransaction.parse(payload.getData()).action().getResults();
        apply(index, ReadWriteSet.parse(results), privateData.of(index));
      }
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(
          "transaction " + index + " of block " + block + " counts as valid and cannot be read", e);
    }
  }

  StateChanges changes() {
    return changes;
  }

  void apply(int index, ReadWriteSet set, @Nullable TxPvtReadWriteSet privateSet) {
    Version version = new Version(block, index);
    changes.apply(set, version);
    if (privateSet != null) {
      try {
        privateChanges.apply(privateSet, version);
      } catch (InvalidProtocolBufferException e) {
        throw new IllegalStateException(
            "the private data of transaction " + index + " of block " + block + " cannot be read",
            e);
      }
    }
  }

  void index(String txId, int index, int code) {
    if (!txId.isEmpty()) {
      transactions.add(new Indexed(txId, index, code));
    }
  }

  BlockUpdates updates() {
    List<StateWrite> state = new ArrayList<>();
    List<HashedWrite> hashed = new ArrayList<>();
    for (String namespace : changes.namespaces()) {
      changes
          .namespaceRows(namespace)
          .forEach((key, row) ->
              state.add(
                  new StateWrite(namespace, key, row.value(), row.metadata(), row.version())));
      changes
          .collections(namespace)
          .forEach((collection, rows) ->
              rows.forEach((keyHash, row) ->
                  hashed.add(
                      new HashedWrite(
                          namespace,
                          collection,
                          keyHash,
                          row.value(),
                          row.metadata(),
                          row.version(),
                          row.purge()))));
    }
    return new BlockUpdates(
        state, hashed, privateChanges.writes(changes), changes.history(), transactions);
  }
}
