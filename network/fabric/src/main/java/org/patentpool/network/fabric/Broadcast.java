package org.patentpool.network.fabric;

import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.orderer.AtomicBroadcastGrpc;
import org.hyperledger.fabric.protos.orderer.BroadcastResponse;
import org.patentpool.network.NetworkException;
import org.patentpool.network.policy.Endpoint;

/** Hands one envelope to an orderer. */
final class Broadcast {
  private static final long PATIENCE_SECONDS = 30;

  private Broadcast() {}

  /**
   * Returns when the orderer has taken it, which is before it is in a block.
   *
   * @throws NotYet when another orderer, or this one later, may take it
   */
  static void send(Endpoint orderer, String serverName, Path tlsAuthority, Envelope envelope)
      throws IOException, NotYet {
    ManagedChannel channel =
        Grpc.newChannelBuilder(
                orderer.toString(),
                TlsChannelCredentials.newBuilder().trustManager(tlsAuthority.toFile()).build())
            .overrideAuthority(serverName)
            .build();
    try {
      Answer answer = new Answer(new CompletableFuture<>());
      StreamObserver<Envelope> calls =
          AtomicBroadcastGrpc.newStub(channel)
              .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
              .broadcast(answer);
      calls.onNext(envelope);
      calls.onCompleted();
      BroadcastResponse response = answer.first().get();
      if (response.getStatus() == Status.SERVICE_UNAVAILABLE) {
        throw new NotYet(serverName + " has no leader: " + response.getInfo(), null);
      }
      if (response.getStatus() != Status.SUCCESS) {
        throw new NetworkException(
            "%s refuses it, %s: %s"
                .formatted(serverName, response.getStatus(), response.getInfo()));
      }
    } catch (ExecutionException e) {
      throw new NotYet(serverName + " does not answer: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NetworkException("interrupted while an orderer was asked", e);
    } finally {
      channel.shutdownNow();
    }
  }

  private record Answer(CompletableFuture<BroadcastResponse> first)
      implements StreamObserver<BroadcastResponse> {
    @Override
    public void onNext(BroadcastResponse response) {
      first.complete(response);
    }

    @Override
    public void onError(Throwable failure) {
      first.completeExceptionally(failure);
    }

    @Override
    public void onCompleted() {
      first.completeExceptionally(new IOException("it ended without an answer"));
    }
  }
}
