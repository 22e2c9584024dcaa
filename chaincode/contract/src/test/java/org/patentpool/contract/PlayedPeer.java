package org.patentpool.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.metrics.Metrics;
import org.hyperledger.fabric.protos.peer.ChaincodeAdditionalParams;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.GetState;
import org.hyperledger.fabric.protos.peer.GetStateMultiple;
import org.hyperledger.fabric.protos.peer.GetStateMultipleResult;
import org.hyperledger.fabric.protos.peer.PutState;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.WriteBatchState;
import org.hyperledger.fabric.protos.peer.WriteRecord;
import org.hyperledger.fabric.traces.Traces;

/**
 * The peer's end of a chaincode's stream over rows in memory: it announces what it is told to, and
 * keeps what it was asked.
 */
final class PlayedPeer implements StreamObserver<ChaincodeMessage> {
  final InMemoryLedger ledger = new InMemoryLedger();
  final List<ChaincodeMessage.Type> asked = new ArrayList<>();

  /** How many keys or writes the largest message of many had. */
  int largest;

  /** Changes an answer before it goes out. */
  UnaryOperator<ChaincodeMessage> spoils = UnaryOperator.identity();

  private final TreeMap<String, Optional<byte[]>> writes = new TreeMap<>();
  private final BlockingQueue<ChaincodeMessage> completed = new LinkedBlockingQueue<>();
  private final StreamObserver<ChaincodeMessage> chaincode;
  private int transactions;

  PlayedPeer(LedgerChaincode called, ChaincodeAdditionalParams announced) throws IOException {
    called.identify("pool:1");
    Properties configuration = called.getChaincodeConfig();
    Metrics.initialize(configuration);
    Traces.initialize(configuration);
    chaincode = called.connectToPeer(this);
    chaincode.onNext(of(ChaincodeMessage.Type.REGISTERED, ByteString.EMPTY));
    chaincode.onNext(of(ChaincodeMessage.Type.READY, announced.toByteString()));
  }

  private static ChaincodeMessage of(ChaincodeMessage.Type type, ByteString payload) {
    return ChaincodeMessage.newBuilder().setType(type).setPayload(payload).build();
  }

  /** Calls a function, and commits what it wrote if it answers well. */
  Response call(byte[] creator, String function, String payload) throws Exception {
    writes.clear();
    asked.clear();
    largest = 0;
    transactions++;
    chaincode.onNext(
        ChaincodeMessage.newBuilder()
            .setType(ChaincodeMessage.Type.TRANSACTION)
            .setChannelId("pool")
            .setTxid(String.format(Locale.ROOT, "%064x", transactions))
            .setPayload(input(function, payload).toByteString())
            .setProposal(Proposals.of(creator))
            .build());
    ChaincodeMessage end = completed.poll(1, TimeUnit.MINUTES);
    Response response = Response.parseFrom(end.getPayload());
    if (response.getStatus() == 200) {
      writes.forEach((key, value) -> ledger.commit(end.getTxid(), key, value));
    }
    return response;
  }

  private static ChaincodeInput input(String function, String payload) {
    return ChaincodeInput.newBuilder()
        .addArgs(ByteString.copyFrom(function, UTF_8))
        .addArgs(ByteString.copyFrom(payload, UTF_8))
        .build();
  }

  @Override
  public void onNext(ChaincodeMessage message) {
    switch (message.getType()) {
      case REGISTER -> {}
      case COMPLETED, ERROR -> completed.add(message);
      default -> {
        asked.add(message.getType());
        chaincode.onNext(spoils.apply(response(message)));
      }
    }
  }

  @Override
  public void onError(Throwable why) {
    throw new AssertionError(why);
  }

  @Override
  public void onCompleted() {
    throw new AssertionError("the chaincode ended its stream");
  }

  private ChaincodeMessage response(ChaincodeMessage question) {
    try {
      return question.toBuilder()
          .setType(ChaincodeMessage.Type.RESPONSE)
          .setPayload(answer(question.getType(), question.getPayload()))
          .build();
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  private ByteString answer(ChaincodeMessage.Type type, ByteString payload)
      throws InvalidProtocolBufferException {
    return switch (type) {
      case GET_STATE -> row(GetState.parseFrom(payload).getKey());
      case GET_STATE_MULTIPLE -> rows(GetStateMultiple.parseFrom(payload));
      case PUT_STATE -> {
        PutState put = PutState.parseFrom(payload);
        yield put(put.getKey(), Optional.of(put.getValue().toByteArray()));
      }
      case WRITE_BATCH_STATE -> batch(WriteBatchState.parseFrom(payload));
      default -> throw new AssertionError("asked for " + type);
    };
  }

  private ByteString row(String key) {
    return ByteString.copyFrom(ledger.rows.getOrDefault(key, new byte[0]));
  }

  private ByteString rows(GetStateMultiple request) {
    largest = Math.max(largest, request.getKeysCount());
    return GetStateMultipleResult.newBuilder()
        .addAllValues(request.getKeysList().stream().map(this::row).toList())
        .build()
        .toByteString();
  }

  private ByteString put(String key, Optional<byte[]> value) {
    if (writes.put(key, value) != null) {
      throw new AssertionError("written twice: " + key);
    }
    return ByteString.EMPTY;
  }

  private ByteString batch(WriteBatchState request) {
    largest = Math.max(largest, request.getRecCount());
    for (WriteRecord write : request.getRecList()) {
      switch (write.getType()) {
        case PUT_STATE -> put(write.getKey(), Optional.of(write.getValue().toByteArray()));
        case DEL_STATE -> put(write.getKey(), Optional.empty());
        default -> throw new AssertionError("asked to " + write.getType());
      }
    }
    return ByteString.EMPTY;
  }
}
