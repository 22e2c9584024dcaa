package org.patentpool.network;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.interfaces.ECKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsRequest;
import org.hyperledger.fabric.protos.gateway.CommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.CommitStatusResponse;
import org.hyperledger.fabric.protos.gateway.EndorseRequest;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.hyperledger.fabric.protos.gateway.EvaluateRequest;
import org.hyperledger.fabric.protos.gateway.GatewayGrpc;
import org.hyperledger.fabric.protos.gateway.ProposedTransaction;
import org.hyperledger.fabric.protos.gateway.SignedChaincodeEventsRequest;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.SubmitRequest;
import org.hyperledger.fabric.protos.orderer.SeekInfo;
import org.hyperledger.fabric.protos.orderer.SeekPosition;
import org.hyperledger.fabric.protos.orderer.SeekSpecified;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.DeliverGrpc;
import org.hyperledger.fabric.protos.peer.DeliverResponse;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.hyperledger.fabric.protos.peer.Transaction;

/**
 * A client that signs and sends what it likes, bit by bit: what a wallet says and what is signed
 * need not be the same person's.
 */
final class RawClient {
  /**
   * Signs a message; an honest one hashes and signs it with the key that belongs to the creator.
   */
  interface Pen {
    ByteString sign(ByteString message) throws GeneralSecurityException;
  }

  private static final String CHANNEL = "pool";

  private final GatewayGrpc.GatewayBlockingStub gateway;
  private final DeliverGrpc.DeliverStub deliver;
  private final Contract contract;
  private final ByteString creator;
  private final Pen pen;

  private RawClient(ManagedChannel channel, Contract contract, ByteString creator, Pen pen) {
    this.gateway = GatewayGrpc.newBlockingStub(channel).withDeadlineAfter(60, TimeUnit.SECONDS);
    this.deliver = DeliverGrpc.newStub(channel);
    this.contract = contract;
    this.creator = creator;
    this.pen = pen;
  }

  static RawClient of(RunningNetwork running, Connection wallet, String mspId, String user) {
    ManagedChannel channel = running.channel(mspId);
    Contract contract =
        wallet.gateway(channel, mspId, user).getNetwork(CHANNEL).getContract("pool");
    var signer = wallet.signer(mspId, user);
    return new RawClient(
        channel,
        contract,
        wallet.creator(mspId, user),
        message -> ByteString.copyFrom(signer.sign(sha256(message))));
  }

  static RawClient of(RunningNetwork running, String mspId, String user) {
    return of(running, running.connection(), mspId, user);
  }

  /** The same creator with whatever signature this makes. */
  RawClient signing(Pen other) {
    return new RawClient((ManagedChannel) gateway.getChannel(), contract, creator, other);
  }

  Pen pen() {
    return pen;
  }

  private static byte[] sha256(ByteString message) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-256").digest(message.toByteArray());
  }

  /** The other signature that the same key's verification accepts, with s in the upper half. */
  static Pen highS(Pen honest, ECKey key) {
    return message -> {
      ASN1Sequence parts = ASN1Sequence.getInstance(honest.sign(message).toByteArray());
      BigInteger s = ((ASN1Integer) parts.getObjectAt(1)).getPositiveValue();
      BigInteger high = key.getParams().getOrder().subtract(s);
      try {
        return ByteString.copyFrom(
            new DERSequence(new ASN1Encodable[] {parts.getObjectAt(0), new ASN1Integer(high)})
                .getEncoded());
      } catch (java.io.IOException e) {
        throw new GeneralSecurityException(e);
      }
    };
  }

  SignedProposal propose(String function, String... arguments) throws Exception {
    byte[] bytes = contract.newProposal(function).addArguments(arguments).build().getBytes();
    ByteString proposal = ProposedTransaction.parseFrom(bytes).getProposal().getProposalBytes();
    return SignedProposal.newBuilder()
        .setProposalBytes(proposal)
        .setSignature(pen.sign(proposal))
        .build();
  }

  Response evaluate(SignedProposal proposal) {
    return gateway
        .evaluate(
            EvaluateRequest.newBuilder()
                .setChannelId(CHANNEL)
                .setProposedTransaction(proposal)
                .build())
        .getResult();
  }

  /** The prepared transaction, not signed yet. */
  Envelope endorse(SignedProposal proposal, String... organizations) {
    return gateway
        .endorse(
            EndorseRequest.newBuilder()
                .setChannelId(CHANNEL)
                .setProposedTransaction(proposal)
                .addAllEndorsingOrganizations(List.of(organizations))
                .build())
        .getPreparedTransaction();
  }

  Envelope sign(Envelope prepared) throws GeneralSecurityException {
    return prepared.toBuilder().setSignature(pen.sign(prepared.getPayload())).build();
  }

  void submit(Envelope signed) {
    gateway.submit(
        SubmitRequest.newBuilder().setChannelId(CHANNEL).setPreparedTransaction(signed).build());
  }

  /** Submits and waits for what becomes of it. */
  CommitStatusResponse commit(Envelope signed) throws Exception {
    submit(signed);
    return commitStatus(idOf(signed));
  }

  CommitStatusResponse commitStatus(String txId) throws GeneralSecurityException {
    ByteString request =
        CommitStatusRequest.newBuilder()
            .setChannelId(CHANNEL)
            .setIdentity(creator)
            .setTransactionId(txId)
            .build()
            .toByteString();
    return gateway.commitStatus(
        SignedCommitStatusRequest.newBuilder()
            .setRequest(request)
            .setSignature(pen.sign(request))
            .build());
  }

  /** Asks for events from block 0 on and returns the block of the first. */
  long firstEvents() throws GeneralSecurityException {
    ByteString request =
        ChaincodeEventsRequest.newBuilder()
            .setChannelId(CHANNEL)
            .setChaincodeId("pool")
            .setIdentity(creator)
            .setStartPosition(at(0))
            .build()
            .toByteString();
    return gateway
        .chaincodeEvents(
            SignedChaincodeEventsRequest.newBuilder()
                .setRequest(request)
                .setSignature(pen.sign(request))
                .build())
        .next()
        .getBlockNumber();
  }

  static String idOf(Envelope envelope) throws InvalidProtocolBufferException {
    Payload payload = Payload.parseFrom(envelope.getPayload());
    return ChannelHeader.parseFrom(payload.getHeader().getChannelHeader()).getTxId();
  }

  /** The prepared transaction with other contents of its only action. */
  static Envelope changed(Envelope prepared, UnaryOperator<ChaincodeEndorsedAction.Builder> change)
      throws InvalidProtocolBufferException {
    Payload payload = Payload.parseFrom(prepared.getPayload());
    Transaction transaction = Transaction.parseFrom(payload.getData());
    ChaincodeActionPayload action =
        ChaincodeActionPayload.parseFrom(transaction.getActions(0).getPayload());
    ByteString newAction =
        action.toBuilder()
            .setAction(change.apply(action.getAction().toBuilder()))
            .build()
            .toByteString();
    Transaction.Builder newTransaction = transaction.toBuilder();
    newTransaction.getActionsBuilder(0).setPayload(newAction);
    return Envelope.newBuilder()
        .setPayload(
            payload.toBuilder()
                .setData(newTransaction.build().toByteString())
                .build()
                .toByteString())
        .build();
  }

  static SeekPosition at(long number) {
    return SeekPosition.newBuilder()
        .setSpecified(SeekSpecified.newBuilder().setNumber(number))
        .build();
  }

  Envelope seek(SeekInfo seek, Instant at) throws GeneralSecurityException {
    ByteString payload =
        Payload.newBuilder()
            .setHeader(
                Header.newBuilder()
                    .setChannelHeader(
                        ChannelHeader.newBuilder()
                            .setType(HeaderType.DELIVER_SEEK_INFO_VALUE)
                            .setChannelId(CHANNEL)
                            .setTimestamp(Timestamp.newBuilder().setSeconds(at.getEpochSecond()))
                            .build()
                            .toByteString())
                    .setSignatureHeader(
                        SignatureHeader.newBuilder().setCreator(creator).build().toByteString()))
            .setData(seek.toByteString())
            .build()
            .toByteString();
    return Envelope.newBuilder().setPayload(payload).setSignature(pen.sign(payload)).build();
  }

  Envelope seek(SeekPosition start, SeekPosition stop) throws GeneralSecurityException {
    return seek(SeekInfo.newBuilder().setStart(start).setStop(stop).build(), Instant.now());
  }

  /** What comes back for these requests, sent one after the other, until the stream ends. */
  List<DeliverResponse> deliver(Envelope... requests) throws InterruptedException {
    DeliverStream stream = open(DeliverGrpc.DeliverStub::deliver);
    List<DeliverResponse> all = new ArrayList<>();
    for (Envelope request : requests) {
      stream.ask(request);
    }
    stream.finish();
    for (Object next = stream.take(); next instanceof DeliverResponse r; next = stream.take()) {
      all.add(r);
    }
    return all;
  }

  /** Which of the three streams. */
  interface Kind {
    StreamObserver<Envelope> open(
        DeliverGrpc.DeliverStub stub, StreamObserver<DeliverResponse> responses);
  }

  DeliverStream open(Kind kind) {
    return new DeliverStream(deliver, kind);
  }

  /** A stream of blocks that is read message by message. */
  static final class DeliverStream implements StreamObserver<DeliverResponse> {
    private static final String END = "end";

    private final BlockingQueue<Object> received = new LinkedBlockingQueue<>();
    private final StreamObserver<Envelope> requests;

    private DeliverStream(DeliverGrpc.DeliverStub stub, Kind kind) {
      requests = kind.open(stub, this);
    }

    void ask(Envelope request) {
      requests.onNext(request);
    }

    void finish() {
      requests.onCompleted();
    }

    /** The next message; the stream must not have ended. */
    DeliverResponse next() throws InterruptedException {
      return (DeliverResponse) take();
    }

    /** Whether the stream ends now, and well, instead of bringing a message. */
    boolean ends() throws InterruptedException {
      return take().equals(END);
    }

    private Object take() throws InterruptedException {
      Object next = received.poll(60, TimeUnit.SECONDS);
      if (next == null || next instanceof Throwable) {
        throw new IllegalStateException("nothing comes: " + next);
      }
      return next;
    }

    @Override
    public void onNext(DeliverResponse response) {
      received.add(response);
    }

    @Override
    public void onError(Throwable failure) {
      received.add(failure);
    }

    @Override
    public void onCompleted() {
      received.add(END);
    }
  }

  /** What the nodes said, as the error carries it. */
  static List<ErrorDetail> details(StatusRuntimeException error) {
    List<ErrorDetail> details = new ArrayList<>();
    var status = StatusProto.fromThrowable(error);
    if (status != null) {
      for (Any any : status.getDetailsList()) {
        details.add(unpack(any, ErrorDetail.class));
      }
    }
    return details;
  }

  private static <T extends Message> T unpack(Any any, Class<T> type) {
    try {
      return any.unpack(type);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
