package org.patentpool.network.chaincode;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.hyperledger.fabric.protos.peer.ChaincodeAdditionalParams;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.jspecify.annotations.Nullable;
import org.patentpool.network.simulation.SimulationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The peer's end of one chaincode's stream. It is called on the shim's own threads, which send the
 * request, get it answered and find the response on return; nothing here may wait.
 */
final class ChaincodeStream implements StreamObserver<ChaincodeMessage> {
  private static final Logger LOG = LoggerFactory.getLogger(ChaincodeStream.class);

  /** What Fabric's sample configuration announces to shims that send writes in batches. */
  private static final int BATCH_LIMIT = 1000;

  private final Registry registry;
  private final Outbox outbox;
  private final ConcurrentMap<CallId, Call> calls = new ConcurrentHashMap<>();

  /** Calls whose time was up while the chaincode was still at work. */
  private final Set<CallId> abandoned = ConcurrentHashMap.newKeySet();

  private volatile @Nullable Launch launch;
  private volatile boolean ended;

  ChaincodeStream(Registry registry, StreamObserver<ChaincodeMessage> observer) {
    this.registry = registry;
    this.outbox = new Outbox(observer);
  }

  /** Sends the transaction to the chaincode; the answer may come from any thread. */
  CompletableFuture<Answer> execute(Run run, String chaincode, ChaincodeInput input) {
    Call call = new Call(run, chaincode, this);
    CallId id = CallId.of(run);
    if (abandoned.contains(id) || calls.putIfAbsent(id, call) != null) {
      return missing("error sending: txid: %s(%s) exists".formatted(id.txId(), id.channel()));
    }
    if (ended || !run.add(call)) {
      calls.remove(id, call);
      return CompletableFuture.completedFuture(
          ended ? Answer.streamTerminated() : Answer.timedOut());
    }
    Launch launched = launch;
    if (launched != null) {
      launched.awaitCleared(id.txId());
    }
    outbox.send(
        ChaincodeMessage.newBuilder()
            .setType(ChaincodeMessage.Type.TRANSACTION)
            .setPayload(input.toBuilder().clearDecorations().build().toByteString())
            .setTxid(id.txId())
            .setChannelId(id.channel())
            .setProposal(run.proposal())
            .build());
    return call.answer();
  }

  /** No longer answers this call; its thread in the shim is lost until the chaincode ends it. */
  void abandon(Call call) {
    CallId id = CallId.of(call.run());
    if (calls.remove(id, call) && !ended) {
      abandoned.add(id);
      Launch launched = launch;
      if (launched != null && abandoned.size() >= launched.affordableLosses()) {
        LOG.warn(
            "{} has {} calls that outlived their time; it gets a new stream and new threads",
            launched.id(),
            abandoned.size());
        terminate();
      }
    }
  }

  /** Fails what is in flight. The next call of this chaincode starts another stream. */
  void terminate() {
    Launch launched;
    synchronized (this) {
      if (ended) {
        return;
      }
      ended = true;
      launched = launch;
    }
    if (launched != null) {
      launched.ended();
    }
    calls.forEach((id, call) -> answer(id, call, Answer.streamTerminated()));
    outbox.close(Status.UNAVAILABLE.withDescription("the peer ended the chaincode's stream"));
  }

  @Override
  public void onNext(ChaincodeMessage message) {
    Launch launched = launch;
    if (launched == null) {
      register(message);
      return;
    }
    switch (message.getType()) {
      case KEEPALIVE -> LOG.trace("{} is alive", launched.id());
      case COMPLETED, ERROR -> complete(message);
      case INVOKE_CHAINCODE -> call(message);
      default -> request(message);
    }
  }

  @Override
  public void onError(Throwable failure) {
    if (!ended) {
      LOG.warn("the stream of {} broke", name(), failure);
    }
    terminate();
  }

  @Override
  public void onCompleted() {
    terminate();
  }

  private void register(ChaincodeMessage message) {
    Launch registered = registered(message);
    if (registered == null) {
      LOG.warn("a chaincode stream did not start with a registration that was waited for");
      terminate();
      return;
    }
    launch = registered;
    outbox.send(ChaincodeMessage.newBuilder().setType(ChaincodeMessage.Type.REGISTERED).build());
    outbox.send(
        ChaincodeMessage.newBuilder()
            .setType(ChaincodeMessage.Type.READY)
            .setPayload(
                ChaincodeAdditionalParams.newBuilder()
                    .setUseWriteBatch(true)
                    .setMaxSizeWriteBatch(BATCH_LIMIT)
                    .setUseGetMultipleKeys(true)
                    .setMaxSizeGetMultipleKeys(BATCH_LIMIT)
                    .build()
                    .toByteString())
            .build());
    registered.ready(this);
  }

  private @Nullable Launch registered(ChaincodeMessage message) {
    if (message.getType() != ChaincodeMessage.Type.REGISTER) {
      return null;
    }
    try {
      return registry.expected(ChaincodeID.parseFrom(message.getPayload()).getName());
    } catch (InvalidProtocolBufferException e) {
      LOG.warn("a chaincode registered with something that is no chaincode id", e);
      return null;
    }
  }

  private void complete(ChaincodeMessage message) {
    CallId id = CallId.of(message);
    Call call = calls.get(id);
    if (call != null) {
      answer(id, call, new Answer.Given(message));
    } else if (abandoned.remove(id)) {
      LOG.info("[{}] {} ended after its time was up", id.txId(), name());
    }
  }

  private void answer(CallId id, Call call, Answer answer) {
    if (calls.remove(id, call)) {
      synchronized (call.run()) {
        call.closeQueries();
      }
      call.answer().complete(answer);
    }
  }

  private void request(ChaincodeMessage message) {
    Call call = calls.get(CallId.of(message));
    if (call == null) {
      refuse(message, "no ledger context");
      return;
    }
    ChaincodeMessage reply;
    synchronized (call.run()) {
      if (call.isCalling()) {
        overlaps(message);
        return;
      }
      reply = reply(call, message);
    }
    outbox.send(reply);
  }

  /** For holders of the run's monitor. */
  private ChaincodeMessage reply(Call call, ChaincodeMessage message) {
    if (call.run().isOver()) {
      return failure(message, "no ledger context");
    }
    if (!LedgerRequests.answers(message.getType())) {
      return failure(message, "a peer does not answer messages of this type");
    }
    try {
      ByteString payload = new LedgerRequests(call).answer(message.getType(), message.getPayload());
      return response(message, payload);
    } catch (SimulationException e) {
      return failure(message, e.getMessage());
    } catch (InvalidProtocolBufferException e) {
      return failure(message, "unmarshal failed: " + e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("[{}] {} of {} failed", message.getTxid(), message.getType(), name(), e);
      return failure(message, "panic during execution");
    }
  }

  private void call(ChaincodeMessage message) {
    Call caller = calls.get(CallId.of(message));
    if (caller == null) {
      refuse(message, "could not get valid transaction");
      return;
    }
    synchronized (caller.run()) {
      if (!caller.beginCalling()) {
        overlaps(message);
        return;
      }
    }
    var _ =
        registry
            .callFrom(caller, message.getPayload())
            .whenComplete((answer, failure) -> called(caller, message, answer, failure));
  }

  private void called(
      Call caller, ChaincodeMessage message, @Nullable Answer answer, @Nullable Throwable failure) {
    caller.endCalling();
    outbox.send(
        switch (answer) {
          case Answer.Given(ChaincodeMessage given) -> response(message, given.toByteString());
          case Answer.Missing(String reason) -> failure(message, reason);
          case null -> {
            LOG.error("[{}] a call from {} failed", message.getTxid(), name(), failure);
            yield failure(message, "panic during execution");
          }
        });
  }

  private void overlaps(ChaincodeMessage message) {
    LOG.error(
        "[{}] {} of {} dropped: another request of the transaction is pending",
        message.getTxid(),
        message.getType(),
        name());
  }

  private void refuse(ChaincodeMessage message, String reason) {
    outbox.send(failure(message, reason));
  }

  private ChaincodeMessage failure(ChaincodeMessage request, @Nullable String reason) {
    LOG.debug("[{}] {} of {}: {}", request.getTxid(), request.getType(), name(), reason);
    String text =
        "%s failed: transaction ID: %s: %s".formatted(request.getType(), request.getTxid(), reason);
    return answerTo(request, ChaincodeMessage.Type.ERROR, ByteString.copyFromUtf8(text));
  }

  private static ChaincodeMessage response(ChaincodeMessage request, ByteString payload) {
    return answerTo(request, ChaincodeMessage.Type.RESPONSE, payload);
  }

  private static ChaincodeMessage answerTo(
      ChaincodeMessage request, ChaincodeMessage.Type type, ByteString payload) {
    return ChaincodeMessage.newBuilder()
        .setType(type)
        .setPayload(payload)
        .setTxid(request.getTxid())
        .setChannelId(request.getChannelId())
        .build();
  }

  private static CompletableFuture<Answer> missing(String reason) {
    return CompletableFuture.completedFuture(new Answer.Missing(reason));
  }

  private String name() {
    Launch launched = launch;
    return launched == null ? "an unregistered chaincode" : launched.id();
  }

  private record CallId(String channel, String txId) {
    static CallId of(Run run) {
      return new CallId(run.context().channel(), run.context().txId());
    }

    static CallId of(ChaincodeMessage message) {
      return new CallId(message.getChannelId(), message.getTxid());
    }
  }
}
