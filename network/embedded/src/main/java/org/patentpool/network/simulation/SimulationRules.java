package org.patentpool.network.simulation;

/**
 * What a transaction may no longer do after what it has done. Paged queries and queries on private
 * data are not protected against phantoms, so a Fabric peer allows them only without writes.
 */
final class SimulationRules {
  private final String txId;
  private boolean wrote;
  private boolean queriedPrivateData;
  private boolean queriedByPage;
  private boolean done;

  SimulationRules(String txId) {
    this.txId = txId;
  }

  void beforeAnything() throws SimulationException {
    if (done) {
      throw new SimulationException("this instance should not be used after calling Done()");
    }
  }

  void beforeWrite() throws SimulationException {
    beforeAnything();
    if (queriedPrivateData) {
      throw refused(
          "Transaction has already performed queries on pvt data. Writes are not allowed");
    }
    if (queriedByPage) {
      throw refused("Transaction has already performed a paginated query. Writes are not allowed");
    }
    wrote = true;
  }

  void beforePrivateQuery() throws SimulationException {
    if (wrote) {
      throw refused("Queries on pvt data is supported only in a read-only transaction");
    }
    queriedPrivateData = true;
  }

  void beforePagedQuery() throws SimulationException {
    if (wrote) {
      throw refused("Paginated queries are supported only in a read-only transaction");
    }
    queriedByPage = true;
  }

  void finish() {
    done = true;
  }

  /** The misspelling is Fabric's, and clients may look for it. */
  private SimulationException refused(String why) {
    return new SimulationException("txid [" + txId + "]: unsuppored transaction. " + why);
  }
}
