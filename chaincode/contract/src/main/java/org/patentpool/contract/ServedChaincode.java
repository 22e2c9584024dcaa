package org.patentpool.contract;

import org.hyperledger.fabric.shim.ChaincodeBase;

/** A chaincode that the service of this jar can serve. */
public abstract class ServedChaincode extends ChaincodeBase {

  /** Names this process as the peer knows it: the id of the installed package. */
  public final void identify(String packageId) {
    processCommandLineOptions(new String[] {"--id", packageId});
  }
}
