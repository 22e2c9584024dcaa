package org.patentpool.contract;

import org.hyperledger.fabric.shim.ChaincodeBase;

/** What the chaincodes of this jar share. */
public abstract class LedgerChaincode extends ChaincodeBase {

  /** Names this process as the peer knows it: the id of the installed package. */
  public final void identify(String packageId) {
    processCommandLineOptions(new String[] {"--id", packageId});
  }
}
