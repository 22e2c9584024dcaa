package org.patentpool.network.recount;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A protobuf message taken apart into its fields, in the order they came. */
final class Wire {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;

  private final List<Field> fields = new ArrayList<>();
  private final byte[] data;
  private int at;

  private static final class Field {
    final int number;
    final long varint;
    final byte[] bytes;

    Field(int number, long varint, byte[] bytes) {
      this.number = number;
      this.varint = varint;
      this.bytes = bytes;
    }
  }

  private Wire(byte[] data) {
    this.data = data;
    while (at < data.length) {
      fields.add(next());
    }
  }

  static Wire of(byte[] message) {
    return new Wire(message);
  }

  private Field next() {
    int key = (int) varint();
    int number = key >>> 3;
    return switch (key & 7) {
      case VARINT -> new Field(number, varint(), new byte[0]);
      case BYTES -> new Field(number, 0, take((int) varint()));
      case FIXED64 -> new Field(number, 0, take(8));
      case FIXED32 -> new Field(number, 0, take(4));
      default -> throw new IllegalArgumentException("wire type " + (key & 7) + " at byte " + at);
    };
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = take(1)[0];
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number of more than ten bytes before byte " + at);
  }

  private byte[] take(int length) {
    if (length < 0 || length > data.length - at) {
      throw new IllegalArgumentException(length + " bytes are wanted at byte " + at);
    }
    at += length;
    return Arrays.copyOfRange(data, at - length, at);
  }

  /** The last field of that number, as the format has it; nothing when there is none. */
  byte[] bytes(int number) {
    List<byte[]> all = all(number);
    return all.isEmpty() ? new byte[0] : all.getLast();
  }

  List<byte[]> all(int number) {
    return fields.stream().filter(f -> f.number == number).map(f -> f.bytes).toList();
  }

  Wire message(int number) {
    return of(bytes(number));
  }

  String text(int number) {
    return new String(bytes(number), StandardCharsets.UTF_8);
  }

  long number(int number) {
    return fields.stream().filter(f -> f.number == number).mapToLong(f -> f.varint).sum();
  }
}
