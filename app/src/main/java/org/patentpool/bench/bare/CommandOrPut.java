package org.patentpool.bench.bare;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.hyperledger.fabric.shim.ChaincodeStub;
import org.patentpool.contract.PoolChaincode;

/**
 * The chaincode {@code pool}, save that a command whose id begins with {@link #PUT} is put as it
 * came and nothing is decided. So both have the same proposals, processes and endorsers, and what
 * differs is the contract. Its one class is all that its jar has to hold.
 */
public final class CommandOrPut extends PoolChaincode {
  public static final String PUT = "put-";

  private static final String PUT_ID = "\"id\":\"" + PUT;

  @Override
  public Response invoke(ChaincodeStub stub) {
    byte[] payload = stub.getArgs().getLast();
    if (!new String(payload, UTF_8).contains(PUT_ID)) {
      return super.invoke(stub);
    }
    stub.putState(stub.getTxId(), payload);
    return new Response(Response.Status.SUCCESS, null, null);
  }
}
