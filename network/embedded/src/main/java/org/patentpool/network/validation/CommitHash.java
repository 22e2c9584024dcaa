package org.patentpool.network.validation;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.patentpool.network.store.Sha256;
import org.patentpool.network.store.Version;

/**
 * The hash by which nodes find out that they came to the same state: codes, changed rows and the
 * previous block's hash. Public rows and hashed private rows count, private values do not.
 *
 * <p>The rows are laid out as Fabric's unpublished {@code Updates} message: sorted, with namespace
 * and collection named only where they change.
 */
final class CommitHash {
  private static final int UPDATES_WRITES = 1;
  private static final int NAMESPACE = 1;
  private static final int COLLECTION = 2;
  private static final int KEY = 3;
  private static final int IS_DELETE = 4;
  private static final int VALUE = 5;
  private static final int VERSION = 6;

  private CommitHash() {}

  static ByteString next(ByteString previous, byte[] codes, StateChanges changes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      out.writeUInt32NoTag(codes.length);
      out.writeRawBytes(codes);
      writeUpdates(out, changes);
      out.writeRawBytes(previous);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the commit hash could not be written to memory", e);
    }
    return Sha256.of(ByteString.copyFrom(bytes.toByteArray()));
  }

  private static void writeUpdates(CodedOutputStream out, StateChanges changes) throws IOException {
    for (String namespace : changes.namespaces()) {
      Names names = new Names(namespace);
      for (var row : changes.namespaceRows(namespace).entrySet()) {
        write(out, names, ByteString.copyFromUtf8(row.getKey()), row.getValue());
      }
      for (var collection : changes.collections(namespace).entrySet()) {
        names.collection = collection.getKey();
        for (var row : collection.getValue().entrySet()) {
          write(out, names, row.getKey(), row.getValue());
        }
      }
    }
  }

  /** What has yet to be named before the next row. */
  private static final class Names {
    String namespace;
    String collection = "";

    Names(String namespace) {
      this.namespace = namespace;
    }
  }

  private static void write(CodedOutputStream out, Names names, ByteString key, Row row)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream message = CodedOutputStream.newInstance(bytes);
    if (!names.namespace.isEmpty()) {
      message.writeString(NAMESPACE, names.namespace);
    }
    if (!names.collection.isEmpty()) {
      message.writeString(COLLECTION, names.collection);
    }
    if (!key.isEmpty()) {
      message.writeBytes(KEY, key);
    }
    ByteString value = row.value();
    if (value == null) {
      message.writeBool(IS_DELETE, true);
    } else {
      message.writeBytes(VALUE, value);
    }
    message.writeByteArray(VERSION, version(row.version()));
    message.flush();
    out.writeByteArray(UPDATES_WRITES, bytes.toByteArray());
    names.namespace = "";
    names.collection = "";
  }

  /** Block and transaction, each as its length and its bytes without leading zeros. */
  private static byte[] version(Version version) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(number(version.block()));
    bytes.writeBytes(number(version.transaction()));
    return bytes.toByteArray();
  }

  private static byte[] number(long value) {
    int length = (Long.SIZE - Long.numberOfLeadingZeros(value) + Byte.SIZE - 1) / Byte.SIZE;
    byte[] bytes = new byte[length + 1];
    bytes[0] = (byte) length;
    for (int i = length; i > 0; i--) {
      bytes[i] = (byte) (value >>> (Byte.SIZE * (length - i)));
    }
    return bytes;
  }
}
