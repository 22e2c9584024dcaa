package org.patentpool.network.chaincode;

import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.LockSupport;
import org.hyperledger.fabric.shim.Chaincode;
import org.hyperledger.fabric.shim.ChaincodeBase;
import org.hyperledger.fabric.shim.ChaincodeStub;

/**
 * What the shim runs: it passes every call on to the chaincode, and takes the place of the
 * environment variables that a chaincode process of its own would be configured by.
 */
final class HostedChaincode extends ChaincodeBase {
  private static final long LOOK_AGAIN_NANOS = 10_000;

  private final Chaincode chaincode;
  private final Properties config = new Properties();

  /** The transaction that each of the shim's threads executes, or executed last. */
  private final ConcurrentMap<Thread, String> executing = new ConcurrentHashMap<>();

  HostedChaincode(Chaincode chaincode, int threads) {
    this.chaincode = chaincode;
    config.setProperty("TP_CORE_POOL_SIZE", Integer.toString(threads));
    config.setProperty("TP_MAX_POOL_SIZE", Integer.toString(threads));
  }

  @Override
  public Properties getChaincodeConfig() {
    return config;
  }

  @Override
  public Response init(ChaincodeStub stub) {
    return chaincode.init(stub);
  }

  /** The shim leaves an error without an answer, and the transaction to its timeout. */
  @Override
  public Response invoke(ChaincodeStub stub) {
    executing.put(Thread.currentThread(), stub.getTxId());
    try {
      return chaincode.invoke(stub);
    } catch (Error e) {
      throw new IllegalStateException("the chaincode failed with an error", e);
    }
  }

  /**
   * Returns when no thread still has to clear away a transaction that was answered. The shim does
   * so by its id, after it has sent the answer: a transaction sent again in between, as when a
   * proposal is first evaluated and then endorsed, would be cleared away in its place.
   */
  void awaitCleared(String txId) {
    executing.forEach((thread, last) -> {
      while (last.equals(txId) && last.equals(executing.get(thread)) && isActive(thread)) {
        LockSupport.parkNanos(LOOK_AGAIN_NANOS);
      }
    });
  }

  /** Between answering and taking the next task, a thread of the shim never waits. */
  private static boolean isActive(Thread thread) {
    return switch (thread.getState()) {
      case RUNNABLE, BLOCKED -> true;
      case NEW, WAITING, TIMED_WAITING, TERMINATED -> false;
    };
  }
}
