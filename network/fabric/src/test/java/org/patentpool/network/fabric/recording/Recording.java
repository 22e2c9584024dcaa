package org.patentpool.network.fabric.recording;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.hyperledger.fabric.protos.peer.BlockAndPrivateData;
import org.jspecify.annotations.Nullable;

/** A play on a real network as its nodes told it. */
public final class Recording {
  static final String MANIFEST = "manifest.properties";
  static final String BLOCKS = "blocks.gz";
  static final String EXCHANGES = "exchanges.gz";
  static final String PRIVATE_DATA = "private-";
  static final String GZIP = ".gz";

  private final Manifest manifest;
  private final List<Block> blocks;
  private final Map<Long, SortedMap<Integer, TxPvtReadWriteSet>> privateData = new HashMap<>();
  private final Map<Long, List<Exchange>> exchanges = new HashMap<>();

  private Recording(Path folder) throws IOException {
    manifest = Manifest.read(folder.resolve(MANIFEST));
    manifest.checkFiles(folder);
    blocks = messages(folder.resolve(BLOCKS), Block.parser());
    for (Path file : privateFiles(folder)) {
      for (BlockAndPrivateData held : messages(file, BlockAndPrivateData.parser())) {
        add(held);
      }
    }
    for (Exchange exchange : exchanges(folder.resolve(EXCHANGES))) {
      exchanges.computeIfAbsent(exchange.height(), _ -> new ArrayList<>()).add(exchange);
    }
  }

  /** Reads the files of a folder, which have to be what the recorder wrote. */
  public static Recording read(Path folder) throws IOException {
    return new Recording(folder);
  }

  public Manifest manifest() {
    return manifest;
  }

  /** Every block as all peers have it, with validation codes and commit hash. */
  public List<Block> blocks() {
    return blocks;
  }

  /** What all peers together hold beside the block. */
  public SortedMap<Integer, TxPvtReadWriteSet> privateData(long block) {
    return privateData.getOrDefault(block, new TreeMap<>());
  }

  /** What was asked while there were so many blocks. */
  public List<Exchange> exchanges(long height) {
    return exchanges.getOrDefault(height, List.of());
  }

  private void add(BlockAndPrivateData held) {
    var ofBlock =
        privateData.computeIfAbsent(held.getBlock().getHeader().getNumber(), _ -> new TreeMap<>());
    held.getPrivateDataMapMap()
        .forEach((index, set) -> ofBlock.merge(index.intValue(), set, PrivateSets::union));
  }

  private static List<Path> privateFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(PRIVATE_DATA))
          .sorted()
          .toList();
    }
  }

  private static <T> List<T> messages(Path file, Parser<T> parser) throws IOException {
    List<T> messages = new ArrayList<>();
    try (InputStream in = open(file)) {
      for (T next = delimited(in, parser); next != null; next = delimited(in, parser)) {
        messages.add(next);
      }
    }
    return messages;
  }

  private static <T> @Nullable T delimited(InputStream in, Parser<T> parser)
      throws InvalidProtocolBufferException {
    return parser.parseDelimitedFrom(in);
  }

  private static List<Exchange> exchanges(Path file) throws IOException {
    List<Exchange> exchanges = new ArrayList<>();
    try (InputStream in = open(file)) {
      CodedInputStream coded = CodedInputStream.newInstance(in);
      while (!coded.isAtEnd()) {
        exchanges.add(Exchange.read(coded));
      }
    }
    return exchanges;
  }

  private static InputStream open(Path file) throws IOException {
    return new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file)));
  }
}
