package org.patentpool.network.delivery;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.peer.DeliverGrpc;
import org.hyperledger.fabric.protos.peer.DeliverResponse;
import org.patentpool.network.lifecycle.Definitions;
import org.patentpool.network.store.Ledger;

/** Serves {@code protos.Deliver}: blocks, filtered blocks, and blocks with private data. */
public final class DeliverService extends DeliverGrpc.DeliverImplBase {
  private final Delivery delivery;
  private final Content blocks = new WholeBlocks();
  private final Content filtered = new FilteredBlocks();
  private final Content withPrivateData;

  public DeliverService(Delivery delivery, Ledger ledger, Definitions definitions) {
    this.delivery = delivery;
    this.withPrivateData = new BlocksWithPrivateData(ledger, delivery.channel(), definitions);
  }

  @Override
  public StreamObserver<Envelope> deliver(StreamObserver<DeliverResponse> responses) {
    return serve(blocks, responses);
  }

  @Override
  public StreamObserver<Envelope> deliverFiltered(StreamObserver<DeliverResponse> responses) {
    return serve(filtered, responses);
  }

  @Override
  public StreamObserver<Envelope> deliverWithPrivateData(
      StreamObserver<DeliverResponse> responses) {
    return serve(withPrivateData, responses);
  }

  private StreamObserver<Envelope> serve(
      Content content, StreamObserver<DeliverResponse> responses) {
    return new DeliverCall(
        delivery, content, (ServerCallStreamObserver<DeliverResponse>) responses);
  }
}
