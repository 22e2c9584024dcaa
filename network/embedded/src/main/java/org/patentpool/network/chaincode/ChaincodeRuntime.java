package org.patentpool.network.chaincode;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Server;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.Response;
import org.jspecify.annotations.Nullable;
import org.patentpool.network.simulation.TxSimulator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs chaincodes on the stock shim, by the protocol they speak with a Fabric peer. Every
 * organisation has instances of its own, started when it first executes something.
 */
public final class ChaincodeRuntime implements AutoCloseable {
  /** What Fabric's sample configuration allows a transaction. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(ChaincodeRuntime.class);

  /** The shim's threads for each chaincode of each organisation. */
  private static final int THREADS = 32;

  /** A response from here on is an error, and its event is dropped. */
  private static final int ERROR_THRESHOLD = 400;

  private final Duration timeout;
  private final Server server;
  private final Registry registry;

  /**
   * A transaction takes at most one thread of each chaincode. As many as there are threads left in
   * the worst case may therefore run at once, and none of them waits for a thread that waits for
   * it.
   */
  private final Semaphore permits;

  public ChaincodeRuntime(InstalledChaincodes chaincodes, Duration executionTimeout) {
    this(chaincodes, executionTimeout, THREADS);
  }

  ChaincodeRuntime(InstalledChaincodes chaincodes, Duration executionTimeout, int threads) {
    this.timeout = executionTimeout;
    this.permits = new Semaphore(threads / 2, true);
    String name = InProcessServerBuilder.generateName();
    this.registry = new Registry(chaincodes, name, threads);
    try {
      this.server =
          InProcessServerBuilder.forName(name)
              .directExecutor()
              .addService(new ChaincodeSupport(registry))
              .build()
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException("the chaincode runtime cannot start", e);
    }
  }

  /**
   * Blocks until the chaincode has answered or the timeout has passed; when it returns, nothing
   * uses the simulator any more. Thread-safe.
   */
  public Execution execute(Invocation invocation, TxSimulator simulator) {
    long deadline = System.nanoTime() + timeout.toNanos();
    String txId = simulator.context().txId();
    try {
      if (!permits.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
        return outcome(txId, invocation.chaincode(), Answer.timedOut());
      }
      try (Run run = new Run(simulator, invocation.chaincode(), invocation.proposal())) {
        CompletableFuture<Answer> answer =
            registry.call(run, invocation.chaincode(), invocation.input());
        return outcome(txId, invocation.chaincode(), await(answer, deadline));
      } finally {
        permits.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed(txId, "interrupted while waiting for chaincode " + invocation.chaincode());
    }
  }

  /** Fails what is in flight, and ends the chaincodes' threads as far as they can be ended. */
  @Override
  public void close() {
    registry.close();
    server.shutdownNow();
  }

  private static Answer await(CompletableFuture<Answer> answer, long deadline)
      throws InterruptedException {
    try {
      return answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return Answer.timedOut();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a chaincode call broke inside the peer", e.getCause());
    }
  }

  private static Execution outcome(String txId, String chaincode, Answer answer) {
    return switch (answer) {
      case Answer.Missing(String reason) -> failed(txId, reason);
      case Answer.Given(ChaincodeMessage message) -> outcome(txId, chaincode, message);
    };
  }

  private static Execution outcome(String txId, String chaincode, ChaincodeMessage message) {
    if (message.getType() == ChaincodeMessage.Type.ERROR) {
      String trace = message.getPayload().toStringUtf8();
      LOG.warn("[{}] chaincode {} failed: {}", txId, chaincode, trace);
      return new Execution.Failed("transaction returned with failure: " + trace);
    }
    try {
      Response response = Response.parseFrom(message.getPayload());
      return new Execution.Completed(response, event(txId, chaincode, message, response));
    } catch (InvalidProtocolBufferException e) {
      LOG.warn("[{}] chaincode {} answered with something that is no response", txId, chaincode, e);
      return new Execution.Failed("failed to unmarshal response for transaction " + txId);
    }
  }

  private static @Nullable ChaincodeEvent event(
      String txId, String chaincode, ChaincodeMessage message, Response response) {
    if (!message.hasChaincodeEvent() || response.getStatus() >= ERROR_THRESHOLD) {
      return null;
    }
    return message.getChaincodeEvent().toBuilder().setChaincodeId(chaincode).setTxId(txId).build();
  }

  private static Execution failed(String txId, String reason) {
    LOG.warn("[{}] not executed: {}", txId, reason);
    return new Execution.Failed("failed to execute transaction " + txId + ": " + reason);
  }
}
