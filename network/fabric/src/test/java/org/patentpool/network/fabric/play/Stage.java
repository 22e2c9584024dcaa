package org.patentpool.network.fabric.play;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hyperledger.fabric.protos.common.BlockchainInfo;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsRequest;
import org.hyperledger.fabric.protos.gateway.EndorseRequest;
import org.hyperledger.fabric.protos.gateway.EndorseResponse;
import org.hyperledger.fabric.protos.gateway.EvaluateRequest;
import org.hyperledger.fabric.protos.gateway.SignedChaincodeEventsRequest;
import org.hyperledger.fabric.protos.gateway.SubmitRequest;
import org.hyperledger.fabric.protos.orderer.SeekPosition;
import org.hyperledger.fabric.protos.orderer.SeekSpecified;
import org.hyperledger.fabric.protos.peer.BlockAndPrivateData;
import org.hyperledger.fabric.protos.peer.ProposalResponse;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.patentpool.network.FirstDefinitions;
import org.patentpool.network.fabric.probe.Steps;
import org.patentpool.network.fabric.recording.Exchange;
import org.patentpool.network.identity.IdentityException;
import org.patentpool.network.identity.Organizations;
import org.patentpool.network.identity.SigningIdentity;
import org.patentpool.network.policy.Endpoint;

/**
 * A real network on which a script is played, round by round. In each round everything is proposed
 * while no block comes, so that it is known on which state every answer stands; then everything is
 * sent to the orderer at once.
 */
public final class Stage implements AutoCloseable {
  private static final int CLIENTS = 8;
  private static final int OK = 200;
  private static final int ERROR_THRESHOLD = 400;
  private static final String ADMIN = "admin";

  private final Organizations organizations;
  private final SortedMap<String, Node> nodes = new TreeMap<>();
  private final SortedMap<String, Delivered> delivered = new TreeMap<>();
  private final Map<Intent.User, SigningIdentity> users = new ConcurrentHashMap<>();
  private final Queue<Exchange> exchanges = new ConcurrentLinkedQueue<>();
  private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
  private long height;
  private int transactions;

  /** Opens the network of these organisations, whose peers listen there. */
  public Stage(Organizations organizations, SortedMap<String, Endpoint> peers)
      throws IOException, IdentityException, InterruptedException {
    this.organizations = organizations;
    for (var peer : peers.entrySet()) {
      String mspId = peer.getKey();
      Node node = new Node(mspId, peer.getValue(), organizations.tlsAuthority(mspId));
      nodes.put(mspId, node);
      Delivered blocks = new Delivered();
      delivered.put(mspId, blocks);
      node.deliver(organizations.user(mspId, ADMIN), blocks);
    }
    settle();
  }

  Organizations organizations() {
    return organizations;
  }

  SigningIdentity identity(Intent.User user) {
    return users.computeIfAbsent(user, this::read);
  }

  private SigningIdentity read(Intent.User user) {
    try {
      return organizations.user(user.mspId(), user.name());
    } catch (IOException | IdentityException e) {
      throw new IllegalStateException(user + " is not known", e);
    }
  }

  /** Waits until all peers have what any of them has; somebody else has sent transactions. */
  public void settle() throws InterruptedException, InvalidProtocolBufferException {
    long highest = 0;
    for (Node node : nodes.values()) {
      highest = Math.max(highest, chainHeight(node));
    }
    for (Delivered blocks : delivered.values()) {
      blocks.awaitHeight(highest);
    }
    height = highest;
    transactions = delivered.firstEntry().getValue().transactions();
  }

  private long chainHeight(Node node) throws InvalidProtocolBufferException {
    Proposed question =
        Proposed.call(
            identity(new Intent.User(node.mspId(), ADMIN)),
            "qscc",
            Steps.of("GetChainInfo", FirstDefinitions.CHANNEL).words(),
            Map.of());
    Exchange answer = node.propose(0, question.signed());
    return BlockchainInfo.parseFrom(
            ProposalResponse.parseFrom(answer.answer()).getResponse().getPayload())
        .getHeight();
  }

  public long height() {
    return height;
  }

  /** Plays one round and returns when every peer has committed all of it. */
  void round(List<Intent> intents) throws InterruptedException {
    List<List<Envelope>> prepared = all(intents, this::prepare);
    List<Envelope> envelopes = prepared.stream().flatMap(List::stream).toList();
    order(envelopes);
  }

  /** Asks one peer directly and by its gateway what it makes of these. */
  void ask(List<SignedProposal> proposals) {
    Node node = node(organizations.topology().peerOrganizations().getFirst());
    for (SignedProposal proposal : proposals) {
      tell(node.propose(height, proposal));
      tell(
          node.evaluate(
              height,
              EvaluateRequest.newBuilder()
                  .setChannelId(FirstDefinitions.CHANNEL)
                  .setProposedTransaction(proposal)
                  .build()));
      tell(
          node.endorse(
              height,
              EndorseRequest.newBuilder()
                  .setChannelId(FirstDefinitions.CHANNEL)
                  .setProposedTransaction(proposal)
                  .build()));
    }
  }

  /** Reads all events of a chaincode from the first block on. */
  void listen(Intent.User who, String chaincode) throws InvalidProtocolBufferException {
    ByteString request =
        ChaincodeEventsRequest.newBuilder()
            .setChannelId(FirstDefinitions.CHANNEL)
            .setChaincodeId(chaincode)
            .setIdentity(identity(who).serialized())
            .setStartPosition(
                SeekPosition.newBuilder().setSpecified(SeekSpecified.getDefaultInstance()))
            .build()
            .toByteString();
    SignedChaincodeEventsRequest signed =
        SignedChaincodeEventsRequest.newBuilder()
            .setRequest(request)
            .setSignature(identity(who).sign(request.toByteArray()))
            .build();
    int telling = 0;
    for (BlockAndPrivateData block : delivered.firstEntry().getValue().blocks()) {
      telling += Told.by(chaincode, block.getBlock()) ? 1 : 0;
    }
    tell(node(home(who)).events(height, signed, telling));
  }

  /** Sends these to the orderer and returns when every peer has committed what it took. */
  void order(List<Envelope> envelopes) throws InterruptedException {
    List<Boolean> taken = all(envelopes, this::submit);
    transactions += (int) taken.stream().filter(accepted -> accepted).count();
    for (Delivered blocks : delivered.values()) {
      height = blocks.awaitTransactions(transactions);
    }
  }

  private List<Envelope> prepare(Intent intent) throws InvalidProtocolBufferException {
    Proposed proposed =
        Proposed.call(identity(intent.who()), intent.chaincode(), intent.words(), intent.carried());
    return prepare(intent, proposed);
  }

  private List<Envelope> prepare(Intent intent, Proposed proposed)
      throws InvalidProtocolBufferException {
    if (intent.gateway()) {
      return prepareByGateway(intent, proposed);
    }
    List<ProposalResponse> endorsed = new ArrayList<>();
    for (String mspId : intent.endorsers()) {
      Exchange exchange = tell(node(mspId).propose(height, proposed.signed()));
      ProposalResponse answer = ProposalResponse.parseFrom(exchange.answer());
      int status = answer.getResponse().getStatus();
      if (!exchange.failed() && status >= OK && status < ERROR_THRESHOLD) {
        endorsed.add(answer);
      }
    }
    return endorsed.isEmpty()
        ? List.of()
        : intent.finish().envelopes(Endorsed.of(proposed, endorsed));
  }

  private List<Envelope> prepareByGateway(Intent intent, Proposed proposed)
      throws InvalidProtocolBufferException {
    Node gateway = node(home(intent.who()));
    tell(
        gateway.evaluate(
            height,
            EvaluateRequest.newBuilder()
                .setChannelId(FirstDefinitions.CHANNEL)
                .setTransactionId(proposed.txId())
                .setProposedTransaction(proposed.signed())
                .addAllTargetOrganizations(intent.endorsers())
                .build()));
    Exchange endorsed =
        tell(
            gateway.endorse(
                height,
                EndorseRequest.newBuilder()
                    .setChannelId(FirstDefinitions.CHANNEL)
                    .setTransactionId(proposed.txId())
                    .setProposedTransaction(proposed.signed())
                    .addAllEndorsingOrganizations(intent.endorsers())
                    .build()));
    if (endorsed.failed()) {
      return List.of();
    }
    return intent
        .finish()
        .envelopes(
            Endorsed.of(
                proposed, EndorseResponse.parseFrom(endorsed.answer()).getPreparedTransaction()));
  }

  /** The gateway that a client uses: its own organisation's, or the first one. */
  private String home(Intent.User user) {
    return nodes.containsKey(user.mspId()) ? user.mspId() : nodes.lastKey();
  }

  private boolean submit(Envelope envelope) {
    Node gateway = node(organizations.topology().peerOrganizations().getFirst());
    return !tell(gateway.submit(
            height,
            SubmitRequest.newBuilder()
                .setChannelId(FirstDefinitions.CHANNEL)
                .setPreparedTransaction(envelope)
                .build()))
        .failed();
  }

  Node node(String mspId) {
    Node node = nodes.get(mspId);
    if (node == null) {
      throw new IllegalArgumentException(mspId + " runs no peer");
    }
    return node;
  }

  /** Remembers what was asked and answered. */
  Exchange tell(Exchange exchange) {
    exchanges.add(exchange);
    return exchange;
  }

  private interface Act<A, B> {
    B of(A work) throws Exception;
  }

  /** Several clients at once; each takes what is next. */
  private <A, B> List<B> all(List<A> works, Act<A, B> act) throws InterruptedException {
    List<Callable<B>> calls = new ArrayList<>();
    for (A work : works) {
      calls.add(() -> act.of(work));
    }
    List<B> results = new ArrayList<>();
    for (Future<B> result : clients.invokeAll(calls)) {
      try {
        results.add(result.get());
      } catch (ExecutionException e) {
        throw new IllegalStateException("a client failed", e.getCause());
      }
    }
    return results;
  }

  /** What every peer delivered, which has to be the same blocks. */
  public SortedMap<String, List<BlockAndPrivateData>> delivered() {
    SortedMap<String, List<BlockAndPrivateData>> all = new TreeMap<>();
    delivered.forEach((mspId, blocks) -> all.put(mspId, blocks.blocks()));
    return all;
  }

  public List<Exchange> exchanges() {
    return List.copyOf(exchanges);
  }

  static ByteString bytes(String text) {
    return ByteString.copyFromUtf8(text);
  }

  @Override
  public void close() {
    clients.shutdownNow();
    nodes.values().forEach(Node::close);
  }
}
