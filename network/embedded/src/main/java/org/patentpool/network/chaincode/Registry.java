package org.patentpool.network.chaincode;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.ChaincodeSpec;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.shim.Chaincode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running chaincodes: starts them when they are needed, and again when they were lost. */
final class Registry {
  private static final Logger LOG = LoggerFactory.getLogger(Registry.class);
  private static final String CHAINCODE_TO_CHAINCODE = "peer/ChaincodeToChaincode";
  private static final int ERROR = 500;

  private final InstalledChaincodes installed;
  private final String server;
  private final int threads;
  private final AtomicLong launched = new AtomicLong();
  private final ConcurrentMap<Launch.Slot, Launch> launches = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Launch> expected = new ConcurrentHashMap<>();
  private volatile boolean closed;

  Registry(InstalledChaincodes installed, String server, int threads) {
    this.installed = installed;
    this.server = server;
    this.threads = threads;
  }

  String server() {
    return server;
  }

  int threads() {
    return threads;
  }

  Chaincode instantiate(String chaincode) throws ReflectiveOperationException {
    return installed.instantiate(chaincode);
  }

  /** The launch that registers by this id, once; null when none is expected. */
  @Nullable Launch expected(String id) {
    return expected.remove(id);
  }

  void expect(Launch launch) {
    expected.put(launch.id(), launch);
  }

  void forget(Launch launch) {
    expected.remove(launch.id(), launch);
    launches.remove(launch.slot(), launch);
  }

  /** Calls a chaincode as part of the run; never blocks, and never fails but by its answer. */
  CompletableFuture<Answer> call(Run run, String chaincode, ChaincodeInput input) {
    String refusal = run.refusal(chaincode, input);
    if (refusal != null) {
      return missing(refusal);
    }
    if (!installed.has(chaincode)) {
      return missing(
          "invalid invocation: [channel %s] failed to get chaincode container info for %s: chaincode definition for '%s' exists, but chaincode is not installed"
              .formatted(run.context().channel(), chaincode, chaincode));
    }
    return stream(new Launch.Slot(run.context().organization(), chaincode))
        .thenCompose(stream -> stream.execute(run, chaincode, input))
        .exceptionally(failure -> notLaunched(chaincode, failure));
  }

  /** Calls the chaincode that another one, taking part in the same run, wants to call. */
  CompletableFuture<Answer> callFrom(Call caller, ByteString chaincodeSpec) {
    ChaincodeSpec spec;
    try {
      spec = ChaincodeSpec.parseFrom(chaincodeSpec);
    } catch (InvalidProtocolBufferException e) {
      return missing("unmarshal failed: " + e.getMessage());
    }
    Target target = Target.parse(spec.getChaincodeId().getName());
    String channel = caller.run().context().channel();
    if (!target.channel().isEmpty() && !target.channel().equals(channel)) {
      return missing("failed to find ledger for channel: " + target.channel());
    }
    String rejection = rejection(target.chaincode(), caller.run().invoked());
    if (!rejection.isEmpty()) {
      return CompletableFuture.completedFuture(rejected(rejection));
    }
    if (!caller.run().creatorMayUse(CHAINCODE_TO_CHAINCODE)) {
      return missing("access denied for [%s][%s]".formatted(CHAINCODE_TO_CHAINCODE, channel));
    }
    return call(caller.run(), target.chaincode(), spec.getInput())
        .thenApply(answer ->
            answer instanceof Answer.Missing(String reason)
                ? new Answer.Missing("execute failed: " + reason)
                : answer);
  }

  /** What a system chaincode answers to another chaincode; empty for one that is none. */
  private static String rejection(String chaincode, String invoked) {
    return switch (chaincode) {
      case "qscc" ->
          "Rejecting invoke of QSCC from another chaincode because of potential for deadlocks, "
              + "original invocation for '%s'".formatted(invoked);
      case "cscc" ->
          "Rejecting invoke of CSCC from another chaincode, original invocation for '%s'"
              .formatted(invoked);
      default -> "";
    };
  }

  private static Answer rejected(String rejection) {
    return new Answer.Given(
        ChaincodeMessage.newBuilder()
            .setType(ChaincodeMessage.Type.COMPLETED)
            .setPayload(
                Response.newBuilder().setStatus(ERROR).setMessage(rejection).build().toByteString())
            .build());
  }

  void close() {
    closed = true;
    List<Launch> running = List.copyOf(launches.values());
    running.forEach(Launch::terminate);
    running.forEach(Launch::awaitStop);
  }

  private CompletableFuture<ChaincodeStream> stream(Launch.Slot slot) {
    if (closed) {
      return CompletableFuture.failedFuture(
          new IllegalStateException("the chaincode runtime is closed"));
    }
    return launches.computeIfAbsent(slot, this::launch).stream();
  }

  private Launch launch(Launch.Slot slot) {
    String id =
        "%s/%s#%d".formatted(slot.organization(), slot.chaincode(), launched.incrementAndGet());
    Launch launch = new Launch(this, slot, id);
    expect(launch);
    return launch;
  }

  private static Answer notLaunched(String chaincode, Throwable failure) {
    LOG.error("chaincode {} cannot be launched", chaincode, failure);
    return new Answer.Missing("could not launch chaincode " + chaincode);
  }

  private static CompletableFuture<Answer> missing(String reason) {
    return CompletableFuture.completedFuture(new Answer.Missing(reason));
  }

  /** A chaincode as callers name it: {@code name:version/channel}, of which version is ignored. */
  private record Target(String chaincode, String channel) {
    static Target parse(String text) {
      int slash = text.indexOf('/');
      String channel = slash < 0 ? "" : text.substring(slash + 1);
      String name = slash < 0 ? text : text.substring(0, slash);
      int colon = name.indexOf(':');
      return new Target(colon < 0 ? name : name.substring(0, colon), channel);
    }
  }
}
