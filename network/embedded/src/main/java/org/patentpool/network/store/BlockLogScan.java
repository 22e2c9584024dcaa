package org.patentpool.network.store;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.jspecify.annotations.Nullable;

/**
 * One walk through the file that verifies every record and changes nothing. Since each record is
 * forced to the disk before the next is begun, only the last can be incomplete without anybody
 * having relied on it.
 */
final class BlockLogScan {
  private final LedgerFolder folder;
  private final Visitor visitor;
  private final List<ByteString> hashes = new ArrayList<>();
  private long[] offsets = new long[1024];
  private @Nullable String tornTail;

  private BlockLogScan(LedgerFolder folder, Visitor visitor) {
    this.folder = folder;
    this.visitor = visitor;
  }

  /** Sees each block once, in order, with all hashes verified. */
  interface Visitor {
    void visit(Block block);
  }

  static BlockLogScan of(LedgerFolder folder, Visitor visitor) throws IOException {
    BlockLogScan scan = new BlockLogScan(folder, visitor);
    if (Files.exists(folder.blocks())) {
      try (InputStream in =
          new BufferedInputStream(Files.newInputStream(folder.blocks()), 1 << 16)) {
        while (scan.next(in)) {
          scan.offsets = scan.roomForOneMore();
        }
      }
    }
    return scan;
  }

  int height() {
    return hashes.size();
  }

  long[] offsets() {
    return offsets;
  }

  ByteString hash(int block) {
    return hashes.get(block);
  }

  ByteString lastHash() {
    return hashes.isEmpty() ? ByteString.EMPTY : hashes.getLast();
  }

  /** Where the intact records end. */
  long end() {
    return offsets[height()];
  }

  /** What is wrong with the bytes behind the last intact record, or null if there are none. */
  @Nullable String tornTail() {
    return tornTail;
  }

  private long[] roomForOneMore() {
    return height() + 1 < offsets.length ? offsets : Arrays.copyOf(offsets, 2 * offsets.length);
  }

  private boolean next(InputStream in) throws IOException {
    byte[] start = in.readNBytes(BlockRecord.HEADER);
    if (start.length == 0) {
      return false;
    }
    BlockRecord record = start.length == BlockRecord.HEADER ? BlockRecord.parse(start, 0) : null;
    if (record == null) {
      return torn("the header of block " + height() + " is damaged", recordFollows(start, in));
    }
    if (record.number() != height()) {
      throw damaged("block " + record.number() + " stands where " + height() + " belongs");
    }
    byte[] body = in.readNBytes(record.length());
    if (!record.matches(body, 0)) {
      return torn("the bytes of block " + height() + " are damaged", in.read() >= 0);
    }
    Block block = verified(body);
    hashes.add(BlockHash.header(block.getHeader()));
    offsets[height()] = offsets[height() - 1] + BlockRecord.HEADER + body.length;
    visitor.visit(block);
    return true;
  }

  /** The end of an append that was cut short, unless another record follows. */
  private boolean torn(String what, boolean recordFollows) {
    if (recordFollows) {
      throw damaged(what + ", and more follows");
    }
    tornTail = what;
    return false;
  }

  /** Looks for a later record, which a damaged header gives no way to find but search. */
  private boolean recordFollows(byte[] begun, InputStream in) throws IOException {
    byte[] window = begun;
    while (window.length >= BlockRecord.HEADER) {
      for (int i = 0; i + BlockRecord.HEADER <= window.length; i++) {
        BlockRecord later = BlockRecord.parse(window, i);
        if (later != null && later.number() > height()) {
          return true;
        }
      }
      byte[] more = in.readNBytes(1 << 16);
      byte[] unread =
          Arrays.copyOfRange(window, window.length - BlockRecord.HEADER + 1, window.length);
      window = more.length == 0 ? more : Key.concatenated(unread, more);
    }
    return false;
  }

  private Block verified(byte[] body) {
    Block block = parsed(body);
    BlockHeader header = block.getHeader();
    if (header.getNumber() != height()) {
      throw damaged("block " + header.getNumber() + " stands where " + height() + " belongs");
    }
    if (!header.getPreviousHash().equals(lastHash())) {
      throw damaged("block " + height() + " does not follow from the block before it");
    }
    if (!header.getDataHash().equals(BlockHash.data(block.getData()))) {
      throw damaged("the data of block " + height() + " does not have the hash in its header");
    }
    if (CommittedTransaction.codes(block).size() != block.getData().getDataCount()) {
      throw damaged("block " + height() + " has not one validation code for each transaction");
    }
    return block;
  }

  private Block parsed(byte[] body) {
    try {
      return Block.parseFrom(body);
    } catch (InvalidProtocolBufferException e) {
      throw damaged("block " + height() + " does not parse");
    }
  }

  private CorruptLedgerException damaged(String what) {
    return new CorruptLedgerException(
        folder.blocks(), OptionalLong.of(end()), what, LedgerFolder.RESTORE, null);
  }
}
