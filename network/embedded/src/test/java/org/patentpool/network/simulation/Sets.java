package org.patentpool.network.simulation;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import java.util.List;
import org.hyperledger.fabric.protos.ledger.queryresult.KV;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version;
import org.hyperledger.fabric.protos.peer.Response;

/** Read-write sets written out by hand, and the parts of those that a simulation returned. */
public final class Sets {
  private Sets() {}

  public static ByteString bytes(String text) {
    return ByteString.copyFromUtf8(text);
  }

  public static KVRead read(String key) {
    return KVRead.newBuilder().setKey(key).build();
  }

  public static KVRead read(String key, long block, long transaction) {
    return KVRead.newBuilder().setKey(key).setVersion(version(block, transaction)).build();
  }

  public static Version version(long block, long transaction) {
    return Version.newBuilder().setBlockNum(block).setTxNum(transaction).build();
  }

  public static KVWrite write(String key, String value) {
    return KVWrite.newBuilder().setKey(key).setValue(bytes(value)).build();
  }

  public static KVWrite deletion(String key) {
    return KVWrite.newBuilder().setKey(key).setIsDelete(true).build();
  }

  static NsReadWriteSet namespace(String name, KVRWSet.Builder set) {
    return NsReadWriteSet.newBuilder()
        .setNamespace(name)
        .setRwset(set.build().toByteString())
        .build();
  }

  static ByteString all(NsReadWriteSet... namespaces) {
    return TxReadWriteSet.newBuilder()
        .setDataModel(TxReadWriteSet.DataModel.KV)
        .addAllNsRwset(List.of(namespaces))
        .build()
        .toByteString();
  }

  static Simulation finish(TxSimulator simulator) {
    return simulator.finish(Response.newBuilder().setStatus(200).build(), null);
  }

  /** The public set of one namespace, which has to be there. */
  public static KVRWSet of(Simulation simulation, String namespace) {
    return parsed(() -> {
      for (NsReadWriteSet set :
          TxReadWriteSet.parseFrom(simulation.readWriteSet()).getNsRwsetList()) {
        if (set.getNamespace().equals(namespace)) {
          return KVRWSet.parseFrom(set.getRwset());
        }
      }
      throw new AssertionError("nothing was recorded for " + namespace);
    });
  }

  static NsReadWriteSet whole(Simulation simulation, String namespace) {
    return parsed(() -> TxReadWriteSet.parseFrom(simulation.readWriteSet()))
        .getNsRwsetList()
        .stream()
        .filter(set -> set.getNamespace().equals(namespace))
        .findFirst()
        .orElseThrow();
  }

  static List<String> keys(QueryResults results) {
    List<String> keys = new java.util.ArrayList<>();
    for (ByteString row = results.next(); row != null; row = results.next()) {
      ByteString bytes = row;
      keys.add(parsed(() -> KV.parseFrom(bytes)).getKey());
    }
    return keys;
  }

  static <T extends MessageLite> T parsed(Parsing<T> parsing) {
    try {
      return parsing.parse();
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError("not the expected message", e);
    }
  }

  interface Parsing<T> {
    T parse() throws InvalidProtocolBufferException;
  }
}
