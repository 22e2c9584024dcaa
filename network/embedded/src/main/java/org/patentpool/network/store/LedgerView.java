package org.patentpool.network.store;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.util.function.BiFunction;
import java.util.function.LongFunction;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.jspecify.annotations.Nullable;
import org.patentpool.network.store.Promise.Collection;

/** The state at one height. Values of the history are read from their blocks. */
final class LedgerView implements StateView {
  private final long height;
  private final Moment moment;
  private final LongFunction<Block> blocks;
  private final Runnable onClose;
  private boolean closed;

  LedgerView(long height, Moment moment, LongFunction<Block> blocks, Runnable onClose) {
    this.height = height;
    this.moment = moment;
    this.blocks = blocks;
    this.onClose = onClose;
  }

  @Override
  public long height() {
    return height;
  }

  @Override
  public @Nullable StateValue get(String namespace, String key) {
    return stateValue(Key.of(Key.STATE).name(namespace).last(key));
  }

  @Override
  public Range<Entry> range(String namespace, String start, String end) {
    return entries(Key.of(Key.STATE).name(namespace).end(), start, end);
  }

  @Override
  public @Nullable StateValue hashed(String namespace, String collection, ByteString keyHash) {
    var owner = new Collection(namespace, collection);
    return stateValue(Key.of(Key.HASHED).collection(owner).last(keyHash));
  }

  @Override
  public @Nullable StateValue privateValue(String namespace, String collection, String key) {
    var owner = new Collection(namespace, collection);
    return stateValue(Key.of(Key.PRIVATE).collection(owner).last(key));
  }

  @Override
  public Range<Entry> privateRange(String namespace, String collection, String start, String end) {
    var owner = new Collection(namespace, collection);
    return entries(Key.of(Key.PRIVATE).collection(owner).end(), start, end);
  }

  @Override
  public Range<Modification> history(String namespace, String key) {
    byte[] prefix = StateStore.historyPrefix(namespace, key).end();
    BlockInHand inHand = new BlockInHand();
    return open(
        prefix,
        Key.behind(prefix),
        (row, _) -> modification(namespace, key, StateStore.historyVersion(row), inHand));
  }

  private @Nullable StateValue stateValue(byte[] key) {
    byte[] row = moment.get(key);
    return row == null ? null : Row.stateValue(row);
  }

  private Range<Entry> entries(byte[] prefix, String start, String end) {
    byte[] from = Key.concatenated(prefix, Key.utf8(start));
    byte[] to = end.isEmpty() ? Key.behind(prefix) : Key.concatenated(prefix, Key.utf8(end));
    return open(
        from, to, (key, value) -> new Entry(Key.text(key, prefix.length), Row.stateValue(value)));
  }

  private Modification modification(
      String namespace, String key, Version version, BlockInHand inHand) {
    Block block = inHand.get(version.block());
    var transaction = CommittedTransaction.of(block, Math.toIntExact(version.transaction()));
    KVWrite write = transaction.write(namespace, key);
    if (write == null) {
      throw new IllegalStateException(
          "The history names a write of " + key + " that is not in " + version);
    }
    // As everywhere in Fabric, writing nothing is deleting.
    boolean deleted = write.getIsDelete() || write.getValue().isEmpty();
    Timestamp time = transaction.header().getTimestamp();
    return new Modification(
        transaction.header().getTxId(),
        version,
        write.getValue(),
        time.getSeconds(),
        time.getNanos(),
        deleted);
  }

  private <T> Range<T> open(byte[] from, byte[] to, BiFunction<byte[], byte[], T> reading) {
    return new CursorRange<>(moment.cursor(from, to), reading);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      moment.close();
      onClose.run();
    }
  }

  /** Several writes of one block are read from it together. */
  private final class BlockInHand {
    private @Nullable Block block;

    Block get(long number) {
      Block last = block;
      if (last == null || last.getHeader().getNumber() != number) {
        last = blocks.apply(number);
        block = last;
      }
      return last;
    }
  }
}
