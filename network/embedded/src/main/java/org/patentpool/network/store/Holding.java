package org.patentpool.network.store;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.patentpool.network.store.Promise.Collection;

/**
 * What stands beside a block for one {@link Promise}. It is never without a word: data that did not
 * come with the block or that expired leaves a note, so that data that was lost is known as such.
 *
 * @param expiresAtBlock the block at whose commit it goes, or Long.MAX_VALUE
 * @param set the private read-write set; empty unless held
 */
record Holding(Kind kind, Collection collection, long expiresAtBlock, ByteString set) {
  private static final int HEADER = 1 + Long.BYTES;

  enum Kind {
    HELD('h'),
    NEVER_RECEIVED('n'),
    EXPIRED('x');

    private final byte letter;

    Kind(char letter) {
      this.letter = (byte) letter;
    }

    static Kind of(byte letter) {
      for (Kind kind : values()) {
        if (kind.letter == letter) {
          return kind;
        }
      }
      throw new IllegalArgumentException("A row of private data is of no known kind");
    }
  }

  static Holding held(Collection collection, long expiresAtBlock, ByteString set) {
    return new Holding(Kind.HELD, collection, expiresAtBlock, set);
  }

  static Holding neverReceived(Collection collection, long expiresAtBlock) {
    return new Holding(Kind.NEVER_RECEIVED, collection, expiresAtBlock, ByteString.EMPTY);
  }

  Holding expired() {
    return new Holding(Kind.EXPIRED, collection, expiresAtBlock, ByteString.EMPTY);
  }

  Holding with(KVRWSet changed) {
    return new Holding(kind, collection, expiresAtBlock, changed.toByteString());
  }

  boolean isHeld() {
    return kind == Kind.HELD;
  }

  KVRWSet writes() {
    try {
      return KVRWSet.parseFrom(set);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException(
          "A private read-write set of " + collection + " does not parse", e);
    }
  }

  NsPvtReadWriteSet asReceived() {
    return NsPvtReadWriteSet.newBuilder()
        .setNamespace(collection.namespace())
        .addCollectionPvtRwset(
            CollectionPvtReadWriteSet.newBuilder()
                .setCollectionName(collection.name())
                .setRwset(set))
        .build();
  }

  byte[] toBytes() {
    byte[] received = asReceived().toByteArray();
    return ByteBuffer.allocate(HEADER + received.length)
        .put(kind.letter)
        .putLong(expiresAtBlock)
        .put(received)
        .array();
  }

  static Holding parse(byte[] row) {
    ByteBuffer bytes = ByteBuffer.wrap(row);
    Kind kind = Kind.of(bytes.get());
    long expiresAtBlock = bytes.getLong();
    try {
      NsPvtReadWriteSet received = NsPvtReadWriteSet.parseFrom(bytes);
      CollectionPvtReadWriteSet only = received.getCollectionPvtRwset(0);
      Collection collection = new Collection(received.getNamespace(), only.getCollectionName());
      return new Holding(kind, collection, expiresAtBlock, only.getRwset());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("A row of private data does not parse", e);
    }
  }
}
