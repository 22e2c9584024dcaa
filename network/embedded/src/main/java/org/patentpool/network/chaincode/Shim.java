package org.patentpool.network.chaincode;

import io.grpc.Context;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hyperledger.fabric.metrics.Metrics;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.shim.Chaincode;
import org.hyperledger.fabric.shim.impl.ChaincodeSupportClient;
import org.hyperledger.fabric.shim.impl.InvocationTaskManager;
import org.hyperledger.fabric.traces.Traces;

/** The stock shim with one chaincode, connected within the process. */
final class Shim {
  /** How long calls may go on before their threads are interrupted. */
  static final Duration GRACE = Duration.ofSeconds(2);

  /** Held here because a logger that nobody holds forgets its level. */
  @SuppressWarnings("unused")
  private static final List<Logger> QUIETED =
      List.of(
          quiet("org.hyperledger.fabric", Level.WARNING),
          quiet("org.hyperledger.fabric.shim.impl", Level.OFF));

  static {
    Metrics.initialize(new Properties());
    Traces.initialize(new Properties());
  }

  private final ChaincodeSupportClient client;
  private final InvocationTaskManager tasks;
  private final HostedChaincode chaincode;

  private Shim(
      ChaincodeSupportClient client, InvocationTaskManager tasks, HostedChaincode chaincode) {
    this.client = client;
    this.tasks = tasks;
    this.chaincode = chaincode;
  }

  /**
   * Connects and registers; the peer's end hears of it.
   *
   * @param ended called when the stream is over, for whatever reason
   */
  static Shim start(String server, String id, Chaincode chaincode, int threads, Runnable ended)
      throws IOException {
    ChaincodeSupportClient client =
        new ChaincodeSupportClient(
            InProcessChannelBuilder.forName(server).directExecutor().disableRetry());
    HostedChaincode hosted = new HostedChaincode(chaincode, threads);
    InvocationTaskManager tasks =
        InvocationTaskManager.getManager(hosted, ChaincodeID.newBuilder().setName(id).build());
    // The stream outlives the call that first needed the chaincode: it is no part of that call,
    // whose end would cancel it.
    Context caller = Context.ROOT.attach();
    try {
      client.start(tasks, client.getStub().register(new FromPeer(tasks, ended)));
    } finally {
      Context.ROOT.detach(caller);
    }
    return new Shim(client, tasks, hosted);
  }

  /** Returns when the shim can take a transaction of this id, which it may have had before. */
  void awaitCleared(String txId) {
    chaincode.awaitCleared(txId);
  }

  /**
   * Ends the threads, those that wait for the peer by interrupting them. Code that neither ends nor
   * waits cannot be stopped; its thread is left behind.
   */
  Thread stop() {
    Thread stopper =
        Thread.ofPlatform().daemon().name("chaincode-stop").start(() -> client.shutdown(tasks));
    CompletableFuture.delayedExecutor(GRACE.toMillis(), TimeUnit.MILLISECONDS)
        .execute(stopper::interrupt);
    return stopper;
  }

  private record FromPeer(InvocationTaskManager tasks, Runnable ended)
      implements StreamObserver<ChaincodeMessage> {
    @Override
    public void onNext(ChaincodeMessage message) {
      tasks.onChaincodeMessage(message);
    }

    @Override
    public void onError(Throwable failure) {
      ended.run();
    }

    @Override
    public void onCompleted() {
      ended.run();
    }
  }

  /** Failed calls are logged at the peer's end; a level somebody has set is respected. */
  private static Logger quiet(String name, Level level) {
    Logger logger = Logger.getLogger(name);
    if (logger.getLevel() == null) {
      logger.setLevel(level);
    }
    return logger;
  }
}
