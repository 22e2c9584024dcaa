package org.patentpool.contract.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.protos.peer.ChaincodeGrpc;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.jspecify.annotations.Nullable;
import org.patentpool.contract.Certificates.Certified;
import org.patentpool.contract.Proposals;

/** As much of a peer as a chaincode notices before it is asked for state. */
final class Peer implements AutoCloseable {
  private final ManagedChannel channel;
  private final BlockingQueue<Object> received = new LinkedBlockingQueue<>();
  private final StreamObserver<ChaincodeMessage> requests;

  /** The chaincode, or the TLS before it, ended the conversation. */
  static final class BrokenOff extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenOff(Throwable cause) {
      super(cause);
    }
  }

  private Peer(ManagedChannel channel) {
    this.channel = channel;
    this.requests =
        ChaincodeGrpc.newStub(channel)
            .connect(
                new StreamObserver<>() {
                  @Override
                  public void onNext(ChaincodeMessage message) {
                    received.add(message);
                  }

                  @Override
                  public void onError(Throwable why) {
                    received.add(new BrokenOff(why));
                  }

                  @Override
                  public void onCompleted() {
                    received.add(new BrokenOff(new IllegalStateException("completed")));
                  }
                });
  }

  static Peer connect(int port, Certified authority, @Nullable Certified own) throws Exception {
    var tls = GrpcSslContexts.forClient().trustManager(authority.certificate());
    if (own != null) {
      tls.keyManager(own.keys().getPrivate(), own.certificate());
    }
    return new Peer(
        NettyChannelBuilder.forAddress("127.0.0.1", port).sslContext(tls.build()).build());
  }

  static Peer inPlaintext(int port) {
    return new Peer(NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build());
  }

  ChaincodeMessage next() throws BrokenOff, InterruptedException {
    return switch (received.poll(1, TimeUnit.MINUTES)) {
      case ChaincodeMessage message -> message;
      case BrokenOff end -> throw end;
      case null -> throw new IllegalStateException("no message within a minute");
      case Object other -> throw new IllegalStateException("received " + other);
    };
  }

  void send(ChaincodeMessage.Type type) {
    requests.onNext(ChaincodeMessage.newBuilder().setType(type).build());
  }

  /** Calls a function in the name of the creator and waits for what comes back. */
  ChaincodeMessage call(byte[] creator, String function, String payload) throws Exception {
    var input =
        ChaincodeInput.newBuilder()
            .addArgs(ByteString.copyFrom(function, UTF_8))
            .addArgs(ByteString.copyFrom(payload, UTF_8));
    requests.onNext(
        ChaincodeMessage.newBuilder()
            .setType(ChaincodeMessage.Type.TRANSACTION)
            .setChannelId("pool")
            .setTxid("0123456789abcdef")
            .setPayload(input.build().toByteString())
            .setProposal(Proposals.of(creator))
            .build());
    return next();
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
