package org.patentpool.network.store;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.NoSuchElementException;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockHeader;

/**
 * The chain in one file, written at its end only. One thread appends; any number read, and none of
 * them can be made to close the file by being interrupted.
 */
final class BlockLog implements AutoCloseable {
  private final LedgerFolder folder;
  private final FileOutputStream out;
  private final BlockReader reader;
  private ByteString lastHash;

  /** Where each block starts, and behind the last one where the next will. */
  private volatile long[] offsets;

  private volatile int height;

  /** Continues what a scan has found, without a tail that was never acknowledged. */
  BlockLog(LedgerFolder folder, BlockLogScan scan) throws IOException {
    this.folder = folder;
    boolean created = Files.notExists(folder.blocks());
    out = new FileOutputStream(folder.blocks().toFile(), true);
    if (created) {
      LedgerFolder.sync(folder.root());
    }
    offsets = scan.offsets();
    height = scan.height();
    lastHash = scan.lastHash();
    if (out.getChannel().size() > offsets[height]) {
      out.getChannel().truncate(offsets[height]);
      out.getFD().sync();
    }
    reader = new BlockReader(folder.blocks());
  }

  long height() {
    return height;
  }

  /** Refuses what could not be opened again. */
  void checkFollows(Block block) {
    BlockHeader header = block.getHeader();
    String wrong = null;
    if (header.getNumber() != height) {
      wrong = "block " + height + " is next";
    } else if (!header.getPreviousHash().equals(lastHash)) {
      wrong = "it does not follow from block " + (height - 1);
    } else if (!header.getDataHash().equals(BlockHash.data(block.getData()))) {
      wrong = "its data does not have the hash in its header";
    } else if (CommittedTransaction.codes(block).size() != block.getData().getDataCount()) {
      wrong = "it has not one validation code for each transaction";
    }
    if (wrong != null) {
      throw new IllegalArgumentException(
          "Block " + header.getNumber() + " is not appended: " + wrong);
    }
  }

  /** Returns when the block survives a power cut. */
  void append(Block block) throws IOException {
    byte[] body = block.toByteArray();
    byte[] record = Arrays.copyOf(BlockRecord.of(height, body).header(), recordSize(body.length));
    System.arraycopy(body, 0, record, BlockRecord.HEADER, body.length);
    out.write(record);
    out.getFD().sync();
    lastHash = BlockHash.header(block.getHeader());
    int next = height + 1;
    long[] grown = offsets;
    if (next == grown.length) {
      grown = Arrays.copyOf(grown, 2 * grown.length);
    }
    grown[next] = grown[next - 1] + record.length;
    offsets = grown;
    height = next;
  }

  private static int recordSize(int bodyLength) {
    return Math.addExact(BlockRecord.HEADER, bodyLength);
  }

  Block read(long number) {
    if (number < 0 || number >= height) {
      throw new NoSuchElementException(
          "There is no block " + number + " yet; the ledger has " + height);
    }
    int index = (int) number;
    long start = offsets[index];
    byte[] record = read(start, (int) (offsets[index + 1] - start));
    BlockRecord header = BlockRecord.parse(record, 0);
    if (header == null
        || header.number() != number
        || !header.matches(record, BlockRecord.HEADER)) {
      throw folder.blocksDamaged(start, "block " + number + " was changed since it was opened");
    }
    try {
      int from = BlockRecord.HEADER;
      return Block.parser().parseFrom(record, from, record.length - from);
    } catch (InvalidProtocolBufferException e) {
      throw folder.blocksDamaged(start, "block " + number + " does not parse");
    }
  }

  private byte[] read(long start, int length) {
    try {
      byte[] record = new byte[length];
      if (!reader.read(record, start)) {
        throw folder.blocksDamaged(start, "the file was cut while it was open");
      }
      return record;
    } catch (IOException e) {
      throw LedgerFolder.failed("Reading " + folder.blocks(), e);
    }
  }

  @Override
  public void close() throws IOException {
    try (out) {
      reader.close();
    }
  }
}
