package org.patentpool.network.fabric.probe;

import org.hyperledger.fabric.shim.ChaincodeBase;
import org.hyperledger.fabric.shim.ChaincodeStub;

/** A chaincode of the tests, which real peers find as a service. */
public abstract class ServedChaincode extends ChaincodeBase {
  /** Names this process as the peer knows it: the id of the installed package. */
  final void identify(String packageId) {
    processCommandLineOptions(new String[] {"--id", packageId});
  }

  @Override
  public final Response init(ChaincodeStub stub) {
    return new Response(Response.Status.SUCCESS, null, null);
  }
}
