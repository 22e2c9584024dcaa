package org.patentpool.network.validation;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.patentpool.network.lifecycle.Definitions;
import org.patentpool.network.ordering.BlockSink;
import org.patentpool.network.policy.ChannelConfig;
import org.patentpool.network.policy.ConfiguredChannel;
import org.patentpool.network.store.BlockUpdates;
import org.patentpool.network.store.Ledger;
import org.patentpool.network.store.Ledger.BlockPrivateData;
import org.patentpool.network.store.StateView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Validates each ordered block, writes it with its effects to the ledger, and tells of it. Used by
 * one thread at a time; listeners may be added at any time.
 */
public final class Committer implements BlockSink {
  private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
  private static final int METADATA_ENTRIES = BlockMetadataIndex.COMMIT_HASH_VALUE + 1;

  private final ConfiguredChannel channel;
  private final Ledger ledger;
  private final Validator validator;
  private final List<CommitListener> listeners = new CopyOnWriteArrayList<>();
  private BlockHeader last;
  private ByteString commitHash;

  /** Continues after the last block of a ledger that has its genesis block. */
  public Committer(ConfiguredChannel channel, Ledger ledger, Definitions definitions) {
    this.channel = channel;
    this.ledger = ledger;
    this.validator = new Validator(channel, ledger, definitions);
    Block block = ledger.block(ledger.height() - 1);
    this.last = block.getHeader();
    this.commitHash = commitHashOf(block);
  }

  /** Writes the genesis block, which nobody signs: its hash is what members compare. */
  public static void found(Ledger ledger, Block genesis) {
    if (ledger.height() != 0) {
      throw new IllegalStateException("the ledger has a genesis block already");
    }
    byte[] codes = new byte[genesis.getData().getDataCount()];
    Block block = withMetadata(genesis, codes, ByteString.EMPTY);
    BlockPrivateData none = new BlockPrivateData(new TreeMap<>());
    BlockUpdates effects;
    try (StateView nothing = ledger.snapshot()) {
      effects = BlockEffects.of(block, none, nothing);
    }
    ledger.append(block, none, effects);
  }

  /** Tells the listener of every block from the next one on. */
  public void listen(CommitListener listener) {
    listeners.add(listener);
  }

  /**
   * Returns when the block is safe and everybody has heard of it.
   *
   * @throws IllegalStateException when the block does not follow the last one or is not signed by
   *     an orderer; nothing has changed then
   */
  @Override
  public void commit(Block ordered, BlockPrivateData privateData) {
    BlockSeal.check(ordered, last, channel.current());
    Judged judged = judge(ordered, privateData);
    List<TxValidationCode> codes = judged.verdict().codes();
    byte[] filter = filter(codes);
    ByteString hash = CommitHash.next(commitHash, filter, judged.verdict().effects().changes());
    Block block =
        withMetadata(ordered, filter, Metadata.newBuilder().setValue(hash).build().toByteString());
    ChannelConfig next = judged.verdict().next();
    if (next != null) {
      // Before anybody hears of the block: those it locks out are turned away when they wake.
      channel.advance(next);
    }
    ledger.append(block, ofValid(privateData, codes), judged.updates());
    commitHash = hash;
    last = block.getHeader();
    for (CommitListener listener : listeners) {
      tell(listener, block, codes);
    }
  }

  private record Judged(Validator.Verdict verdict, BlockUpdates updates) {}

  /** The view is closed before anything is written: an open one keeps what is to be erased. */
  private Judged judge(Block ordered, BlockPrivateData privateData) {
    try (StateView before = ledger.snapshot()) {
      Validator.Verdict verdict = validator.validate(ordered, privateData, before);
      return new Judged(verdict, verdict.effects().updates());
    }
  }

  private static byte[] filter(List<TxValidationCode> codes) {
    byte[] filter = new byte[codes.size()];
    for (int i = 0; i < filter.length; i++) {
      filter[i] = (byte) codes.get(i).getNumber();
    }
    return filter;
  }

  /** Private data of transactions that count for nothing is not kept. */
  private static BlockPrivateData ofValid(
      BlockPrivateData privateData, List<TxValidationCode> codes) {
    SortedMap<Integer, TxPvtReadWriteSet> valid = new TreeMap<>(privateData.byTransaction());
    valid.keySet().removeIf(index -> codes.get(index) != TxValidationCode.VALID);
    return new BlockPrivateData(valid);
  }

  private static Block withMetadata(Block block, byte[] filter, ByteString commitHash) {
    ByteString[] entries = new ByteString[METADATA_ENTRIES];
    Arrays.fill(entries, ByteString.EMPTY);
    block.getMetadata().getMetadataList().toArray(entries);
    entries[BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE] = ByteString.copyFrom(filter);
    entries[BlockMetadataIndex.COMMIT_HASH_VALUE] = commitHash;
    return block.toBuilder()
        .setMetadata(BlockMetadata.newBuilder().addAllMetadata(Arrays.asList(entries)))
        .build();
  }

  private static ByteString commitHashOf(Block block) {
    try {
      return Metadata.parseFrom(
              block.getMetadata().getMetadata(BlockMetadataIndex.COMMIT_HASH_VALUE))
          .getValue();
    } catch (InvalidProtocolBufferException | IndexOutOfBoundsException e) {
      throw new IllegalStateException(
          "block " + block.getHeader().getNumber() + " has no commit hash", e);
    }
  }

  /** The block is in whatever its listeners make of it. */
  private static void tell(CommitListener listener, Block block, List<TxValidationCode> codes) {
    try {
      listener.committed(block, codes);
    } catch (RuntimeException e) {
      LOG.error("a listener failed on block {}", block.getHeader().getNumber(), e);
    }
  }
}
