package org.patentpool.network.chaincode;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.ChaincodeSupportGrpc.ChaincodeSupportImplBase;

/** The service that chaincodes register with. */
final class ChaincodeSupport extends ChaincodeSupportImplBase {
  private final Registry registry;

  ChaincodeSupport(Registry registry) {
    this.registry = registry;
  }

  @Override
  public StreamObserver<ChaincodeMessage> register(StreamObserver<ChaincodeMessage> toChaincode) {
    ChaincodeStream stream = new ChaincodeStream(registry, toChaincode);
    ((ServerCallStreamObserver<ChaincodeMessage>) toChaincode)
        .setOnCancelHandler(stream::terminate);
    return stream;
  }
}
