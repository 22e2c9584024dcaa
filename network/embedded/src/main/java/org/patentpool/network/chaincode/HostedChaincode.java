package org.patentpool.network.chaincode;

import java.util.Properties;
import org.hyperledger.fabric.shim.Chaincode;
import org.hyperledger.fabric.shim.ChaincodeBase;
import org.hyperledger.fabric.shim.ChaincodeStub;

/**
 * What the shim runs: it passes every call on to the chaincode, and takes the place of the
 * environment variables that a chaincode process of its own would be configured by.
 */
final class HostedChaincode extends ChaincodeBase {
  private final Chaincode chaincode;
  private final Properties config = new Properties();

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
    try {
      return chaincode.invoke(stub);
    } catch (Error e) {
      throw new IllegalStateException("the chaincode failed with an error", e);
    }
  }
}
