package org.patentpool.network.fabric.recording;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.MessageLite;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.peer.BlockAndPrivateData;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** Writes a recording into a folder; equal plays give equal files. */
public final class RecordingWriter {
  private final Path folder;
  private final SortedMap<String, String> lines;

  /**
   * Opens the folder.
   *
   * @param programs what the manifest says of the programs that were recorded
   */
  public RecordingWriter(Path folder, Map<String, String> programs) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.lines = new TreeMap<>(programs);
  }

  /**
   * Writes all files.
   *
   * @param delivered by organisation what its peer delivered, from the first block on
   */
  public void write(
      SortedMap<String, List<BlockAndPrivateData>> delivered, Collection<Exchange> exchanges)
      throws IOException {
    List<Block> blocks =
        delivered.firstEntry().getValue().stream().map(BlockAndPrivateData::getBlock).toList();
    Manifest manifest = new Manifest(lines);
    manifest.digest(messages(Recording.BLOCKS, blocks));
    for (var peer : delivered.entrySet()) {
      List<BlockAndPrivateData> held =
          peer.getValue().stream()
              .filter(block -> block.getPrivateDataMapCount() > 0)
              .map(RecordingWriter::withoutBlock)
              .toList();
      manifest.digest(messages(Recording.PRIVATE_DATA + peer.getKey() + Recording.GZIP, held));
    }
    manifest.digest(exchanges(exchanges));
    count(blocks);
    lines.put("exchanges", Integer.toString(exchanges.size()));
    manifest.write(folder.resolve(Recording.MANIFEST));
  }

  private void count(List<Block> blocks) {
    SortedMap<String, Integer> codes = new TreeMap<>();
    int transactions = 0;
    for (Block block : blocks) {
      var filter = block.getMetadata().getMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE);
      for (byte code : filter.toByteArray()) {
        codes.merge(TxValidationCode.forNumber(code & 0xFF).name(), 1, Integer::sum);
        transactions++;
      }
    }
    lines.put("blocks", Integer.toString(blocks.size()));
    lines.put("transactions", Integer.toString(transactions));
    codes.forEach((code, count) -> lines.put("code." + code, Integer.toString(count)));
  }

  /** Of the block only the header: the rest is the same at every peer. */
  private static BlockAndPrivateData withoutBlock(BlockAndPrivateData held) {
    return held.toBuilder()
        .setBlock(Block.newBuilder().setHeader(held.getBlock().getHeader()))
        .build();
  }

  private Path messages(String name, List<? extends MessageLite> messages) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = open(file)) {
      for (MessageLite message : messages) {
        message.writeDelimitedTo(out);
      }
    }
    return file;
  }

  private Path exchanges(Collection<Exchange> exchanges) throws IOException {
    Path file = folder.resolve(Recording.EXCHANGES);
    try (OutputStream out = open(file)) {
      CodedOutputStream coded = CodedOutputStream.newInstance(out);
      for (Exchange exchange : exchanges.stream().sorted().toList()) {
        exchange.write(coded);
      }
      coded.flush();
    }
    return file;
  }

  private static OutputStream open(Path file) throws IOException {
    return new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file)));
  }
}
