package org.patentpool.network.fabric.play;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsResponse;
import org.hyperledger.fabric.protos.gateway.EndorseRequest;
import org.hyperledger.fabric.protos.gateway.EvaluateRequest;
import org.hyperledger.fabric.protos.gateway.GatewayGrpc;
import org.hyperledger.fabric.protos.gateway.SignedChaincodeEventsRequest;
import org.hyperledger.fabric.protos.gateway.SubmitRequest;
import org.hyperledger.fabric.protos.orderer.SeekInfo;
import org.hyperledger.fabric.protos.orderer.SeekPosition;
import org.hyperledger.fabric.protos.orderer.SeekSpecified;
import org.hyperledger.fabric.protos.peer.DeliverGrpc;
import org.hyperledger.fabric.protos.peer.DeliverResponse;
import org.hyperledger.fabric.protos.peer.EndorserGrpc;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.patentpool.network.FirstDefinitions;
import org.patentpool.network.fabric.recording.Exchange;
import org.patentpool.network.fabric.recording.Exchange.Kind;
import org.patentpool.network.identity.Organizations;
import org.patentpool.network.identity.SigningIdentity;
import org.patentpool.network.identity.Topology;
import org.patentpool.network.policy.Endpoint;

/** One organisation's peer, which tells everything that it is asked and answers. */
final class Node implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 120;
  private static final int LARGEST_MESSAGE = 100 * 1024 * 1024;

  private final String mspId;
  private final ManagedChannel channel;

  Node(String mspId, Endpoint endpoint, Path tlsAuthority) throws IOException {
    this.mspId = mspId;
    this.channel =
        Grpc.newChannelBuilder(
                endpoint.toString(),
                TlsChannelCredentials.newBuilder().trustManager(tlsAuthority.toFile()).build())
            .overrideAuthority(Organizations.hostName(mspId, Topology.PEER))
            .maxInboundMessageSize(LARGEST_MESSAGE)
            .build();
  }

  String mspId() {
    return mspId;
  }

  Exchange propose(long height, SignedProposal proposal) {
    EndorserGrpc.EndorserBlockingStub endorser =
        EndorserGrpc.newBlockingStub(channel).withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return exchange(
        height, Kind.PROPOSE, proposal, () -> endorser.processProposal(proposal).toByteString());
  }

  Exchange evaluate(long height, EvaluateRequest request) {
    return exchange(
        height, Kind.EVALUATE, request, () -> gateway().evaluate(request).toByteString());
  }

  Exchange endorse(long height, EndorseRequest request) {
    return exchange(height, Kind.ENDORSE, request, () -> gateway().endorse(request).toByteString());
  }

  Exchange submit(long height, SubmitRequest request) {
    return exchange(height, Kind.SUBMIT, request, () -> gateway().submit(request).toByteString());
  }

  /** The first so many answers of a stream of events that has no end. */
  Exchange events(long height, SignedChaincodeEventsRequest request, int answers) {
    return exchange(
        height,
        Kind.EVENTS,
        request,
        () -> {
          Iterator<ChaincodeEventsResponse> stream = gateway().chaincodeEvents(request);
          return Exchange.together(stream, answers);
        });
  }

  private GatewayGrpc.GatewayBlockingStub gateway() {
    return GatewayGrpc.newBlockingStub(channel)
        .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private Exchange exchange(long height, Kind kind, Message question, Supplier<ByteString> call) {
    ByteString answer = ByteString.EMPTY;
    ByteString failure = ByteString.EMPTY;
    try {
      answer = call.get();
    } catch (StatusRuntimeException e) {
      var status = StatusProto.fromThrowable(e);
      if (status == null) {
        throw e;
      }
      failure = status.toByteString();
    }
    return new Exchange(height, kind, mspId, question.toByteString(), answer, failure);
  }

  /** Every block from the first on, with what private data this peer holds of it. */
  void deliver(SigningIdentity reader, StreamObserver<DeliverResponse> blocks) {
    SeekInfo everything =
        SeekInfo.newBuilder()
            .setStart(position(0))
            .setStop(position(Long.MAX_VALUE))
            .setBehavior(SeekInfo.SeekBehavior.BLOCK_UNTIL_READY)
            .build();
    ByteString payload =
        Payload.newBuilder()
            .setHeader(
                Header.newBuilder()
                    .setChannelHeader(
                        ChannelHeader.newBuilder()
                            .setType(HeaderType.DELIVER_SEEK_INFO_VALUE)
                            .setChannelId(FirstDefinitions.CHANNEL)
                            .setTimestamp(
                                Timestamp.newBuilder().setSeconds(Instant.now().getEpochSecond()))
                            .build()
                            .toByteString())
                    .setSignatureHeader(
                        SignatureHeader.newBuilder()
                            .setCreator(reader.serialized())
                            .build()
                            .toByteString()))
            .setData(everything.toByteString())
            .build()
            .toByteString();
    DeliverGrpc.newStub(channel)
        .deliverWithPrivateData(blocks)
        .onNext(
            Envelope.newBuilder()
                .setPayload(payload)
                .setSignature(reader.sign(payload.toByteArray()))
                .build());
  }

  private static SeekPosition position(long number) {
    return SeekPosition.newBuilder()
        .setSpecified(SeekSpecified.newBuilder().setNumber(number))
        .build();
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
