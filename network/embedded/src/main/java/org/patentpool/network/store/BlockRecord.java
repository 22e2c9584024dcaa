package org.patentpool.network.store;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What stands before each block in the file: magic, number, length, a CRC-32C of the block's bytes
 * and one of this header itself, so that a damaged length is known as such.
 */
record BlockRecord(long number, int length, int bodyChecksum) {
  static final int HEADER = 24;
  private static final int CHECKED = 20;
  private static final int MAGIC = 0x50504231; // "PPB1"

  static BlockRecord of(long number, byte[] body) {
    return new BlockRecord(number, body.length, checksum(body, 0, body.length));
  }

  byte[] header() {
    ByteBuffer header = ByteBuffer.allocate(HEADER);
    header.putInt(MAGIC).putLong(number).putInt(length).putInt(bodyChecksum);
    header.putInt(checksum(header.array(), 0, CHECKED));
    return header.array();
  }

  /** Null when these bytes are not an intact header. */
  static @Nullable BlockRecord parse(byte[] bytes, int offset) {
    ByteBuffer header = ByteBuffer.wrap(bytes, offset, HEADER);
    if (header.getInt() != MAGIC) {
      return null;
    }
    long number = header.getLong();
    int length = header.getInt();
    int bodyChecksum = header.getInt();
    boolean intact =
        number >= 0 && length >= 0 && header.getInt() == checksum(bytes, offset, CHECKED);
    return intact ? new BlockRecord(number, length, bodyChecksum) : null;
  }

  boolean matches(byte[] bytes, int offset) {
    return bytes.length - offset >= length && checksum(bytes, offset, length) == bodyChecksum;
  }

  private static int checksum(byte[] bytes, int offset, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, offset, length);
    return (int) crc.getValue();
  }
}
