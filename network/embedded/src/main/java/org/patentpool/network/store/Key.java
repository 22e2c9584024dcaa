package org.patentpool.network.store;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.patentpool.network.store.Promise.Collection;

/**
 * Keys of the databases: one byte that tells the kind of row, then parts that cannot run into each
 * other. Names end in U+0000, which they may not contain; a part that may contain anything stands
 * last or behind its length; numbers have a fixed width and sort as they count.
 */
final class Key {
  /** Rows of the state: see {@link StateStore}. */
  static final byte STATE = 'S';

  static final byte HASHED = 'H';
  static final byte PRIVATE = 'P';
  static final byte CLEAR_KEY = 'Q';
  static final byte HISTORY = 'Y';
  static final byte TRANSACTION = 'T';
  static final byte BLOCK = 'B';
  static final byte EXPIRY = 'E';

  /** Rows beside the state: see {@link PrivateStore}. */
  static final byte RECEIVED = 'R';

  static final byte WRITTEN_IN = 'K';
  static final byte RECEIVED_EXPIRY = 'X';
  static final byte ERASURE_DUE = 'D';

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);

  private Key(byte kind) {
    bytes.write(kind);
  }

  static Key of(byte kind) {
    return new Key(kind);
  }

  Key name(String name) {
    if (name.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "A namespace or collection name contains U+0000: " + name.replace('\0', '?'));
    }
    bytes.writeBytes(utf8(name));
    bytes.write(0);
    return this;
  }

  Key collection(Collection collection) {
    return name(collection.namespace()).name(collection.name());
  }

  Key number(long number) {
    bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    return this;
  }

  Key number(int number) {
    bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    return this;
  }

  /** A part behind which others follow. */
  Key sized(byte[] part) {
    number(part.length);
    bytes.writeBytes(part);
    return this;
  }

  byte[] last(String part) {
    return last(utf8(part));
  }

  byte[] last(ByteString part) {
    return last(part.toByteArray());
  }

  byte[] last(byte[] part) {
    bytes.writeBytes(part);
    return end();
  }

  byte[] end() {
    return bytes.toByteArray();
  }

  /** The first key behind all that begin with this prefix. */
  static byte[] behind(byte[] prefix) {
    int end = prefix.length;
    while (prefix[end - 1] == (byte) 0xff) {
      end--; // Kinds are letters, so this stops at the first byte at the latest.
    }
    byte[] next = Arrays.copyOf(prefix, end);
    next[end - 1]++;
    return next;
  }

  static byte[] concatenated(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** Refuses what UTF-8 cannot express, as it would silently become another key. */
  static byte[] utf8(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        boolean pair =
            i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
        if (!pair) {
          throw new IllegalArgumentException("A key or name contains half a surrogate pair");
        }
        i++;
      }
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] key, int from) {
    return new String(key, from, key.length - from, StandardCharsets.UTF_8);
  }
}
