package org.patentpool.network.fabric;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Grpc;
import io.grpc.Server;
import io.grpc.TlsServerCredentials;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.orderer.AtomicBroadcastGrpc;
import org.hyperledger.fabric.protos.orderer.BroadcastResponse;
import org.hyperledger.fabric.protos.orderer.DeliverResponse;
import org.hyperledger.fabric.protos.orderer.SeekInfo;
import org.patentpool.network.policy.Endpoint;

/**
 * Stands where an orderer stood, with its TLS key. It takes whatever is to be ordered and forgets
 * it. Whoever asks for blocks is told the chain as it is up to a block, and about the next one
 * something else at every asking.
 */
final class LyingOrderer extends AtomicBroadcastGrpc.AtomicBroadcastImplBase
    implements AutoCloseable {
  private final List<Block> truth;
  private final List<Block> claims;
  private final AtomicInteger asked = new AtomicInteger();
  private final Server server;

  /**
   * @param truth all blocks from the first on, up to the claims
   * @param claims what to say about the block after them, the last one for ever
   */
  LyingOrderer(Endpoint endpoint, Path tls, List<Block> truth, List<Block> claims)
      throws IOException {
    this.truth = List.copyOf(truth);
    this.claims = List.copyOf(claims);
    server =
        Grpc.newServerBuilderForPort(
                endpoint.port(),
                TlsServerCredentials.create(
                    tls.resolve("server.crt").toFile(), tls.resolve("server.key").toFile()))
            .addService(this)
            .build()
            .start();
  }

  /** How often somebody has asked for the block of the claims. */
  int asked() {
    return asked.get();
  }

  @Override
  public StreamObserver<Envelope> broadcast(StreamObserver<BroadcastResponse> client) {
    BroadcastResponse taken = BroadcastResponse.newBuilder().setStatus(Status.SUCCESS).build();
    return hearing(_ -> client.onNext(taken));
  }

  @Override
  public StreamObserver<Envelope> deliver(StreamObserver<DeliverResponse> peer) {
    return hearing(request -> {
      try {
        answer(SeekInfo.parseFrom(Payload.parseFrom(request.getPayload()).getData()), peer);
      } catch (InvalidProtocolBufferException e) {
        throw new IllegalArgumentException("no peer asks like that", e);
      }
    });
  }

  /** Whoever says that it is done hangs up next, and hears nothing any more. */
  private static StreamObserver<Envelope> hearing(Consumer<Envelope> each) {
    return new StreamObserver<>() {
      @Override
      public void onNext(Envelope envelope) {
        each.accept(envelope);
      }

      @Override
      public void onError(Throwable hungUp) {}

      @Override
      public void onCompleted() {}
    };
  }

  /** Who asks for headers only, or for what comes later, waits for ever. */
  private void answer(SeekInfo wanted, StreamObserver<DeliverResponse> peer) {
    int from = Math.toIntExact(wanted.getStart().getSpecified().getNumber());
    if (wanted.getContentType() != SeekInfo.SeekContentType.BLOCK || from > truth.size()) {
      return;
    }
    truth.subList(from, truth.size()).forEach(block -> send(block, peer));
    send(claims.get(Math.min(asked.getAndIncrement(), claims.size() - 1)), peer);
  }

  private static void send(Block block, StreamObserver<DeliverResponse> peer) {
    peer.onNext(DeliverResponse.newBuilder().setBlock(block).build());
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
