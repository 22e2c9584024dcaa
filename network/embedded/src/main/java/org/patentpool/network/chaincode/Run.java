package org.patentpool.network.chaincode;

import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.jspecify.annotations.Nullable;
import org.patentpool.network.simulation.TransactionContext;
import org.patentpool.network.simulation.TxSimulator;

/**
 * One transaction being executed, with every chaincode that takes part in it.
 *
 * <p>Its monitor guards the simulator: a chaincode that outlives its time may ask on while the
 * caller already frees the snapshot, and a freed snapshot must never be read.
 */
final class Run implements AutoCloseable {
  private final TxSimulator simulator;
  private final String invoked;
  private final SignedProposal proposal;
  private final List<Call> calls = new ArrayList<>();
  private boolean over;

  /**
   * @param invoked the chaincode that the proposal names; others take part when it calls them
   */
  Run(TxSimulator simulator, String invoked, SignedProposal proposal) {
    this.simulator = simulator;
    this.invoked = invoked;
    this.proposal = proposal;
  }

  TransactionContext context() {
    return simulator.context();
  }

  String invoked() {
    return invoked;
  }

  SignedProposal proposal() {
    return proposal;
  }

  /** For holders of the monitor, and only while not {@link #isOver()}. */
  TxSimulator simulator() {
    return simulator;
  }

  /** For holders of the monitor. */
  boolean isOver() {
    return over;
  }

  /** Why the chaincode cannot be called, or null; looking records what the call depends on. */
  synchronized @Nullable String refusal(String chaincode, ChaincodeInput input) {
    if (over) {
      return "no ledger context";
    }
    if (simulator.definition(chaincode) == null) {
      return "invalid invocation: [channel %s] failed to get chaincode container info for %s: chaincode %s not found"
          .formatted(context().channel(), chaincode, chaincode);
    }
    if (input.getIsInit()) {
      return "invalid invocation: chaincode '%s' does not require initialization but called as init"
          .formatted(chaincode);
    }
    return null;
  }

  synchronized boolean creatorMayUse(String resource) {
    return simulator.creatorMayUse(resource);
  }

  synchronized boolean add(Call call) {
    if (over) {
      return false;
    }
    calls.add(call);
    return true;
  }

  /** From here on nothing of this transaction touches the simulator. */
  @Override
  public void close() {
    List<Call> unanswered;
    synchronized (this) {
      over = true;
      calls.forEach(Call::closeQueries);
      unanswered = calls.stream().filter(call -> !call.answer().isDone()).toList();
    }
    unanswered.reversed().forEach(Call::abandon);
  }
}
