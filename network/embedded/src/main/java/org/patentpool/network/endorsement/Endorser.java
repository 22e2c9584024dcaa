package org.patentpool.network.endorsement;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.ProposalResponse;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.patentpool.network.chaincode.ChaincodeRuntime;
import org.patentpool.network.chaincode.Execution;
import org.patentpool.network.chaincode.Invocation;
import org.patentpool.network.endorsement.EndorsementRefused.Kind;
import org.patentpool.network.identity.Identity;
import org.patentpool.network.identity.SigningIdentity;
import org.patentpool.network.lifecycle.ChaincodeDefinition;
import org.patentpool.network.lifecycle.Definitions;
import org.patentpool.network.ordering.ReadWriteSet;
import org.patentpool.network.policy.ChannelConfig;
import org.patentpool.network.policy.ConfiguredChannel;
import org.patentpool.network.simulation.Simulation;
import org.patentpool.network.simulation.TransactionContext;
import org.patentpool.network.simulation.TxSimulator;
import org.patentpool.network.store.Ledger;
import org.patentpool.network.store.StateView;

/** Plays the endorsing peers of all organisations with a node. Thread-safe. */
public final class Endorser {
  private static final String PROPOSE = "peer/Propose";
  private static final int ERROR_THRESHOLD = 400;

  private final ConfiguredChannel channel;
  private final Ledger ledger;
  private final Definitions definitions;
  private final ChaincodeRuntime runtime;
  private final Nodes nodes;
  private final TransientStore privateData;
  private final ProposalCheck check;
  private final SystemQueries system;

  /**
   * @param nodes the endorsing identities, one per organisation; the first is asked first
   */
  public Endorser(
      ConfiguredChannel channel,
      Ledger ledger,
      Definitions definitions,
      ChaincodeRuntime runtime,
      List<SigningIdentity> nodes,
      TransientStore privateData,
      InstantSource clock) {
    this.channel = channel;
    this.ledger = ledger;
    this.definitions = definitions;
    this.runtime = runtime;
    this.nodes = new Nodes(nodes, channel.current());
    this.privateData = privateData;
    this.check = new ProposalCheck(channel, ledger, clock);
    this.system = new SystemQueries(channel, ledger);
  }

  /**
   * Executes for an answer alone, on the node of one of the organisations (any, when empty). System
   * chaincodes are answered too.
   */
  public Response evaluate(SignedProposal signed, Set<String> organizations)
      throws EndorsementRefused {
    Proposal proposal = Proposal.unpack(signed);
    Identity creator = check.check(proposal);
    SigningIdentity node = nodes.anyOf(organizations);
    if (SystemQueries.CHAINCODES.contains(proposal.chaincode())) {
      return answered(node, system.answer(proposal, creator, node.mspId()));
    }
    checkMayPropose(proposal, creator);
    try (StateView view = ledger.snapshot()) {
      return execute(proposal, creator, node, view).simulation().response();
    }
  }

  /**
   * Executes and endorses for the named organisations, or, when empty, for as many as the policies
   * of everything written demand. All responses carry the same payload.
   */
  public List<ProposalResponse> endorse(SignedProposal signed, Set<String> organizations)
      throws EndorsementRefused {
    Proposal proposal = Proposal.unpack(signed);
    Identity creator = check.check(proposal);
    checkMayPropose(proposal, creator);
    try (StateView view = ledger.snapshot()) {
      return endorse(proposal, creator, organizations, view);
    }
  }

  private void checkMayPropose(Proposal proposal, Identity creator) throws EndorsementRefused {
    if (SystemQueries.CHAINCODES.contains(proposal.chaincode())) {
      SigningIdentity node = nodes.home();
      answered(node, system.answer(proposal, creator, node.mspId()));
      throw EndorsementRefused.because(
          Kind.UNSATISFIABLE,
          "No metadata was found for chaincode %s in channel %s"
              .formatted(proposal.chaincode(), channel.current().channelId()));
    }
    if (proposal.chaincode().equals("lscc") || proposal.chaincode().equals("_lifecycle")) {
      throw EndorsementRefused.because(
          Kind.DENIED, "chaincode " + proposal.chaincode() + " is not available on this network");
    }
    ChannelConfig config = channel.current();
    if (!config.policies().mayUse(PROPOSE, creator)) {
      throw EndorsementRefused.because(
          Kind.DENIED,
          ("Failed evaluating policy on signed data during check policy on channel [%s] with policy"
                  + " [%s]: [implicit policy evaluation failed - 0 sub-policies were satisfied, but"
                  + " this policy requires 1 of the 'Writers' sub-policies to be satisfied]")
              .formatted(config.channelId(), config.access().get(PROPOSE)));
    }
  }

  /** One execution and the bytes that its endorsers sign. */
  private record Executed(
      Simulation simulation, ByteString payload, Set<SignaturePolicyEnvelope> demands) {}

  private List<ProposalResponse> endorse(
      Proposal proposal, Identity creator, Set<String> organizations, StateView view)
      throws EndorsementRefused {
    List<SigningIdentity> named =
        organizations.isEmpty() ? List.of(nodes.home()) : nodes.of(organizations);
    SigningIdentity first = named.getFirst();
    Executed executed = execute(proposal, creator, first, view);
    List<SigningIdentity> endorsers =
        organizations.isEmpty() ? plan(proposal, first, executed, view) : named;
    executeForOthers(proposal, creator, first, endorsers, executed, view);
    if (executed.simulation().privateWrites().getNsPvtRwsetCount() > 0) {
      privateData.put(proposal.txId(), executed.simulation().privateWrites());
    }
    List<ProposalResponse> responses = new ArrayList<>();
    for (SigningIdentity endorser : endorsers) {
      responses.add(signed(executed, endorser));
    }
    return responses;
  }

  private List<SigningIdentity> plan(
      Proposal proposal, SigningIdentity first, Executed executed, StateView view)
      throws EndorsementRefused {
    ChannelConfig config = channel.current();
    Set<String> touched = executed.simulation().collections();
    Set<String> alike = new LinkedHashSet<>();
    Set<String> firstHolds = Entitlement.of(first.mspId(), touched, definitions, view);
    for (SigningIdentity node : nodes.all()) {
      if (Entitlement.of(node.mspId(), touched, definitions, view).equals(firstHolds)) {
        alike.add(node.mspId());
      }
    }
    List<SigningIdentity> chosen = nodes.satisfying(executed.demands(), alike, config);
    if (proposal.transientData()
        && !chosen.stream().allMatch(node -> alike.contains(node.mspId()))) {
      throw EndorsementRefused.because(
          Kind.UNSATISFIABLE,
          "the policies need organisations outside the collections "
              + touched
              + "; name the endorsing organisations to trust them with the transient data");
    }
    return chosen;
  }

  /** Once more for each kind of entitlement that the first execution does not stand for. */
  private void executeForOthers(
      Proposal proposal,
      Identity creator,
      SigningIdentity first,
      List<SigningIdentity> endorsers,
      Executed executed,
      StateView view)
      throws EndorsementRefused {
    Set<String> touched = executed.simulation().collections();
    Map<Set<String>, SigningIdentity> done = new HashMap<>();
    done.put(Entitlement.of(first.mspId(), touched, definitions, view), first);
    for (SigningIdentity endorser : endorsers) {
      Set<String> holds = Entitlement.of(endorser.mspId(), touched, definitions, view);
      if (done.putIfAbsent(holds, endorser) == null
          && !execute(proposal, creator, endorser, view).payload().equals(executed.payload())) {
        throw EndorsementRefused.at(
            Kind.MISMATCH, endorser.mspId(), "ProposalResponsePayloads do not match");
      }
    }
  }

  private Executed execute(
      Proposal proposal, Identity creator, SigningIdentity node, StateView view)
      throws EndorsementRefused {
    var simulator =
        new TxSimulator(
            view,
            definitions,
            channel.current().policies(),
            new TransactionContext(
                channel.current().channelId(), proposal.txId(), creator, node.mspId()));
    ChaincodeDefinition definition = simulator.definition(proposal.chaincode());
    if (definition == null) {
      throw EndorsementRefused.at(
          Kind.EXECUTION_FAILED,
          node.mspId(),
          "chaincode "
              + proposal.chaincode()
              + " is not defined on channel "
              + channel.current().channelId()
              + "; have it committed and try again");
    }
    var invocation = new Invocation(proposal.chaincode(), proposal.input(), proposal.signed());
    return switch (runtime.execute(invocation, simulator)) {
      case Execution.Failed failed ->
          throw EndorsementRefused.at(
              Kind.EXECUTION_FAILED, node.mspId(), "error in simulation: " + failed.reason());
      case Execution.Completed completed -> {
        answered(node, completed.response());
        Simulation simulation = simulator.finish(completed.response(), completed.event());
        yield new Executed(
            simulation,
            payload(proposal, definition, simulation),
            demands(proposal, node, simulation, view));
      }
    };
  }

  /** A peer endorses nothing to whose policies it cannot point. */
  private Set<SignaturePolicyEnvelope> demands(
      Proposal proposal, SigningIdentity node, Simulation simulation, StateView view)
      throws EndorsementRefused {
    ReadWriteSet set = set(simulation);
    try {
      return Demands.of(proposal.chaincode(), set, definitions, view);
    } catch (InvalidProtocolBufferException e) {
      throw EndorsementRefused.at(
          Kind.EXECUTION_FAILED,
          node.mspId(),
          "error in simulation: " + EndorsementRefused.unreadable("SignaturePolicyEnvelope"));
    }
  }

  private static ReadWriteSet set(Simulation simulation) {
    try {
      return ReadWriteSet.parse(simulation.readWriteSet());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a simulation made a read-write set that is none", e);
    }
  }

  private static Response answered(SigningIdentity node, Response response)
      throws EndorsementRefused {
    if (response.getStatus() < 200 || response.getStatus() >= ERROR_THRESHOLD) {
      throw EndorsementRefused.answered(node.mspId(), response);
    }
    return response;
  }

  private static ByteString payload(
      Proposal proposal, ChaincodeDefinition definition, Simulation simulation) {
    ChaincodeAction.Builder action =
        ChaincodeAction.newBuilder()
            .setResults(simulation.readWriteSet())
            .setResponse(simulation.response())
            .setChaincodeId(
                ChaincodeID.newBuilder()
                    .setName(definition.name())
                    .setVersion(definition.version()));
    if (simulation.event() != null) {
      action.setEvents(simulation.event().toByteString());
    }
    return ProposalResponsePayload.newBuilder()
        .setProposalHash(proposal.hash())
        .setExtension(action.build().toByteString())
        .build()
        .toByteString();
  }

  private static ProposalResponse signed(Executed executed, SigningIdentity endorser) {
    ByteString message = executed.payload().concat(endorser.serialized());
    return ProposalResponse.newBuilder()
        .setVersion(1)
        .setResponse(executed.simulation().response())
        .setPayload(executed.payload())
        .setEndorsement(
            Endorsement.newBuilder()
                .setEndorser(endorser.serialized())
                .setSignature(endorser.sign(message.toByteArray())))
        .build();
  }
}
