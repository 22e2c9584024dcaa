package org.patentpool.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.patentpool.rules.settlement.Receipt;
import org.patentpool.rules.settlement.Receipt.Source;

/**
 * The receipts of a quarter in PostgreSQL's binary form of rows: the same bytes are copied into its
 * table and read by Java, and neither side holds all receipts at once.
 *
 * @param file its columns are id, source, amount and territory
 */
record ReceiptFile(Path file) {
  /** The form's signature, two empty words behind it. */
  private static final byte[] HEADER = "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0".getBytes(ISO_8859_1);

  private static final int COLUMNS = 4;
  private static final int END = -1;
  private static final int NULL = -1;
  private static final int LONGEST_ID = 64;

  /** The first ones most often, of which most is royalty. */
  static final List<Source> SOURCES = List.of(Source.values());

  /** Territories by the number that their two letters are. */
  private static final String[] BY_LETTERS = new String[1 << Short.SIZE];

  static {
    MadeUpQuarter.TERRITORIES.forEach(
        each -> BY_LETTERS[(each.charAt(0) << 8) + each.charAt(1)] = each);
  }

  /** Makes receipts up: one in twenty names no territory. */
  static ReceiptFile write(Path file, Sizes sizes) throws IOException {
    Chance chance = new Chance(sizes.seed(), 5);
    try (var rows = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      rows.write(HEADER);
      for (int i = 0; i < sizes.receipts(); i++) {
        Source source = chance.oneOf(SOURCES);
        long amount = chance.spread(7);
        String territory = chance.percent(5) ? null : chance.oneOf(MadeUpQuarter.TERRITORIES);
        rows.writeShort(COLUMNS);
        write(rows, Sizes.id("receipt", i));
        rows.writeInt(Short.BYTES);
        rows.writeShort(SOURCES.indexOf(source));
        rows.writeInt(Long.BYTES);
        rows.writeLong(source == Source.REFUND ? -amount : amount);
        write(rows, territory);
      }
      rows.writeShort(END);
    }
    return new ReceiptFile(file);
  }

  private static void write(DataOutputStream rows, @Nullable String text) throws IOException {
    if (text == null) {
      rows.writeInt(NULL);
    } else {
      rows.writeInt(text.length());
      rows.write(text.getBytes(ISO_8859_1));
    }
  }

  /** Reads them one by one. */
  void forEach(Consumer<Receipt> taker) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      MappedByteBuffer rows = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      rows.position(HEADER.length);
      byte[] text = new byte[LONGEST_ID];
      while (rows.getShort() != END) {
        taker.accept(receipt(rows, text));
      }
    }
  }

  private static Receipt receipt(MappedByteBuffer row, byte[] text) {
    int length = row.getInt();
    row.get(text, 0, length);
    String id = new String(text, 0, length, ISO_8859_1);
    row.getInt();
    Source source = SOURCES.get(row.getShort());
    row.getInt();
    long amount = row.getLong();
    return new Receipt(
        id, source, amount, row.getInt() == NULL ? null : BY_LETTERS[row.getShort()]);
  }
}
