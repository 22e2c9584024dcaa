package org.patentpool.network.simulation;

/** A read or write that the ledger refuses; the message is the one a Fabric peer would give. */
public final class SimulationException extends Exception {
  private static final long serialVersionUID = 1;

  public SimulationException(String reason) {
    super(reason);
  }
}
