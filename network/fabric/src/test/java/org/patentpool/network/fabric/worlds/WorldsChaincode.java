package org.patentpool.network.fabric.worlds;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.patentpool.contract.PoolChaincode;
import org.patentpool.contract.ServedChaincode;

/**
 * The contract for many pools on one ledger. Which pool is meant stands before the function, {@code
 * 17:pool.read}, and in every key; the contract itself learns nothing of it.
 */
public final class WorldsChaincode extends ServedChaincode {
  private final PoolChaincode contract;

  public WorldsChaincode() {
    // The worlds live in years of their own.
    System.setProperty("pool.day.ahead", "allowed");
    contract = new PoolChaincode();
  }

  @Override
  public Response init(ChaincodeStub stub) {
    return contract.init(stub);
  }

  @Override
  public Response invoke(ChaincodeStub stub) {
    List<byte[]> arguments = stub.getArgs();
    String[] called = new String(arguments.getFirst(), UTF_8).split(":", 2);
    return contract.invoke(
        called.length < 2
            ? stub
            : WorldStub.of(
                stub, called[0], List.of(called[1].getBytes(UTF_8), arguments.getLast())));
  }
}
