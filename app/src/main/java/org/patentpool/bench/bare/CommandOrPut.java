package org.patentpool.bench.bare;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.hyperledger.fabric.shim.ChaincodeStub;
import org.patentpool.contract.PoolChaincode;
import org.patentpool.contract.ServedChaincode;

/**
 * The chaincode {@code pool}, save that a command whose id begins with {@link #PUT} is put as it
 * came and nothing is decided. So both have the same proposals, processes and endorsers, and what
 * differs is the contract. Its one class is all that its jar has to hold.
 */
public final class CommandOrPut extends ServedChaincode {
  public static final String PUT = "put-";

  private static final String PUT_ID = "\"id\":\"" + PUT;

  private final PoolChaincode pool = new PoolChaincode();

  @Override
  public Response init(ChaincodeStub stub) {
    return pool.init(stub);
  }

  @Override
  public Response invoke(ChaincodeStub stub) {
    byte[] payload = stub.getArgs().getLast();
    if (!new String(payload, UTF_8).contains(PUT_ID)) {
      return pool.invoke(stub);
    }
    stub.putState(stub.getTxId(), payload);
    return new Response(Response.Status.SUCCESS, null, null);
  }
}
