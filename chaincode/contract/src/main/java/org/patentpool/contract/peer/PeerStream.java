package org.patentpool.contract.peer;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import org.hyperledger.fabric.protos.peer.ChaincodeAdditionalParams;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.GetStateMultiple;
import org.hyperledger.fabric.protos.peer.GetStateMultipleResult;
import org.hyperledger.fabric.protos.peer.WriteBatchState;
import org.hyperledger.fabric.protos.peer.WriteRecord;
import org.hyperledger.fabric.shim.ChaincodeStub;

/**
 * The stream between the shim and its peer. All the shim says and hears passes through; between
 * that it asks what peers announce to take since Fabric 3.1 and the shim does not know: many rows
 * in one message. Each message waits for its answer, and the waiting is most of what a small
 * transaction takes.
 */
public final class PeerStream implements StreamObserver<ChaincodeMessage> {
  private final Sending toPeer;
  private final StreamObserver<ChaincodeMessage> shim;
  private final ConcurrentMap<Transaction, CompletableFuture<ChaincodeMessage>> asked =
      new ConcurrentHashMap<>();
  private volatile ChaincodeAdditionalParams announced =
      ChaincodeAdditionalParams.getDefaultInstance();
  private volatile boolean ended;

  public PeerStream(Sending toPeer, StreamObserver<ChaincodeMessage> shim) {
    this.toPeer = toPeer;
    this.shim = shim;
  }

  /** What goes to the peer, from whatever thread, one message at a time. */
  public static final class Sending implements StreamObserver<ChaincodeMessage> {
    private final StreamObserver<ChaincodeMessage> peer;

    public Sending(StreamObserver<ChaincodeMessage> peer) {
      this.peer = peer;
    }

    @Override
    public synchronized void onNext(ChaincodeMessage message) {
      peer.onNext(message);
    }

    @Override
    public synchronized void onError(Throwable why) {
      peer.onError(why);
    }

    @Override
    public synchronized void onCompleted() {
      peer.onCompleted();
    }
  }

  /** A transaction has one question open at a time, be it the shim's or one from here. */
  private record Transaction(String channel, String id) {}

  /** Whether the peer said that it gives many rows at once. */
  public boolean givesMany() {
    return announced.getUseGetMultipleKeys();
  }

  /** Whether the peer said that it takes many writes at once. */
  public boolean takesMany() {
    return announced.getUseWriteBatch();
  }

  /** The values of these keys in their order; a row that is not there has no bytes. */
  public List<ByteString> get(ChaincodeStub stub, List<String> keys) {
    var values = new ArrayList<ByteString>();
    for (List<String> some : parts(keys, announced.getMaxSizeGetMultipleKeys())) {
      var question = GetStateMultiple.newBuilder().addAllKeys(some).build();
      ByteString answer = ask(stub, ChaincodeMessage.Type.GET_STATE_MULTIPLE, question);
      try {
        values.addAll(GetStateMultipleResult.parseFrom(answer).getValuesList());
      } catch (InvalidProtocolBufferException e) {
        throw new IllegalStateException("the peer's rows cannot be read", e);
      }
    }
    if (values.size() != keys.size()) {
      throw new IllegalStateException(
          "the peer gave " + values.size() + " rows for " + keys.size() + " keys");
    }
    return values;
  }

  /** Writes all of these. */
  public void write(ChaincodeStub stub, List<WriteRecord> writes) {
    for (List<WriteRecord> some : parts(writes, announced.getMaxSizeWriteBatch())) {
      ask(
          stub,
          ChaincodeMessage.Type.WRITE_BATCH_STATE,
          WriteBatchState.newBuilder().addAllRec(some).build());
    }
  }

  private static <T> List<List<T>> parts(List<T> all, int announcedSize) {
    int size = Math.max(announcedSize, 1);
    var parts = new ArrayList<List<T>>();
    for (int from = 0; from < all.size(); from += size) {
      parts.add(all.subList(from, Math.min(from + size, all.size())));
    }
    return parts;
  }

  private ByteString ask(ChaincodeStub stub, ChaincodeMessage.Type type, MessageLite question) {
    var transaction = new Transaction(stub.getChannelId(), stub.getTxId());
    var answer = new CompletableFuture<ChaincodeMessage>();
    asked.put(transaction, answer);
    try {
      if (ended) {
        throw new IllegalStateException("the peer's stream has ended");
      }
      toPeer.onNext(
          ChaincodeMessage.newBuilder()
              .setType(type)
              .setChannelId(transaction.channel())
              .setTxid(transaction.id())
              .setPayload(question.toByteString())
              .build());
      ChaincodeMessage message = answer.get();
      if (message.getType() != ChaincodeMessage.Type.RESPONSE) {
        throw new IllegalStateException(
            "the peer refused " + type + ": " + message.getPayload().toStringUtf8());
      }
      return message.getPayload();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while waiting for the peer", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the peer's stream ended meanwhile", e);
    } finally {
      asked.remove(transaction);
    }
  }

  @Override
  public void onNext(ChaincodeMessage message) {
    if (message.getType() == ChaincodeMessage.Type.READY) {
      hear(message);
    }
    var waiting = asked.get(new Transaction(message.getChannelId(), message.getTxid()));
    if (waiting == null) {
      shim.onNext(message);
    } else {
      waiting.complete(message);
    }
  }

  /** Older peers say nothing there. */
  private void hear(ChaincodeMessage ready) {
    try {
      announced = ChaincodeAdditionalParams.parseFrom(ready.getPayload());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("what the peer announces cannot be read", e);
    }
  }

  @Override
  public void onError(Throwable why) {
    end(why);
    shim.onError(why);
  }

  @Override
  public void onCompleted() {
    end(new IllegalStateException("completed"));
    shim.onCompleted();
  }

  private void end(Throwable why) {
    ended = true;
    asked.values().forEach(answer -> answer.completeExceptionally(why));
  }
}
