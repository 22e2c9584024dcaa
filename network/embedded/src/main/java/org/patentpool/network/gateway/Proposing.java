package org.patentpool.network.gateway;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.gateway.EndorseRequest;
import org.hyperledger.fabric.protos.gateway.EndorseResponse;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.hyperledger.fabric.protos.gateway.EvaluateRequest;
import org.hyperledger.fabric.protos.gateway.EvaluateResponse;
import org.hyperledger.fabric.protos.peer.ProposalResponse;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.jspecify.annotations.Nullable;
import org.patentpool.network.endorsement.EndorsementRefused;
import org.patentpool.network.endorsement.Endorser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has proposals executed, for an answer or for endorsements, and reports as Fabric's gateway does.
 */
final class Proposing {
  private static final Logger LOG = LoggerFactory.getLogger(Proposing.class);
  private static final String SEE_DETAILS = ", see attached details for more info";

  private final String channel;
  private final Nodes nodes;
  private final Set<String> chaincodes;
  private final Endorser endorser;

  Proposing(String channel, Nodes nodes, Set<String> chaincodes, Endorser endorser) {
    this.channel = channel;
    this.nodes = nodes;
    this.chaincodes = Set.copyOf(chaincodes);
    this.endorser = endorser;
  }

  EvaluateResponse evaluate(EvaluateRequest request) {
    ProposedCall call = readForEvaluation(request.getProposedTransaction());
    if (!call.channel().equals(channel)) {
      throw Refusals.of(
          Code.UNAVAILABLE,
          "failed to get config for channel [%s]: could not get last config for channel %s"
              .formatted(call.channel(), call.channel()));
    }
    if (!chaincodes.contains(call.chaincode())) {
      throw noPeers(call);
    }
    List<ErrorDetail> failures = new ArrayList<>();
    for (String organization : candidates(call, request.getTargetOrganizationsList())) {
      try {
        Response response =
            endorser.evaluate(request.getProposedTransaction(), Set.of(organization));
        return EvaluateResponse.newBuilder().setResult(response).build();
      } catch (EndorsementRefused e) {
        log("evaluate", e, call);
        failures.addAll(details(e));
        if (e.kind() != EndorsementRefused.Kind.EXECUTION_FAILED) {
          throw evaluationRefused(e, call, failures);
        }
      }
    }
    if (failures.isEmpty()) {
      throw noPeers(call);
    }
    throw Refusals.of(Code.ABORTED, "failed to evaluate transaction" + SEE_DETAILS, failures);
  }

  /**
   * Whose nodes are asked, one after the other until one of them can execute the call: the own
   * organisation's first. Transient data leaves it only for organisations that the client names.
   */
  private Set<String> candidates(ProposedCall call, List<String> targets) {
    Set<String> candidates = new LinkedHashSet<>();
    if (targets.isEmpty() || targets.contains(nodes.called())) {
      candidates.add(nodes.called());
    }
    if (!targets.isEmpty()) {
      candidates.addAll(targets);
      candidates.retainAll(nodes.organizations());
    } else if (!call.hasTransientData()) {
      candidates.addAll(nodes.organizations());
    }
    return candidates;
  }

  private static ProposedCall readForEvaluation(SignedProposal proposal) {
    String fault;
    try {
      if (proposal.getProposalBytes().isEmpty()) {
        throw new InvalidProtocolBufferException("a signed proposal is required");
      }
      ProposedCall call = ProposedCall.read(proposal);
      fault = missing(call);
      if (fault.isEmpty()) {
        return call;
      }
    } catch (InvalidProtocolBufferException e) {
      fault = e.getMessage();
    }
    throw Refusals.invalid("failed to unpack transaction proposal: " + fault);
  }

  private static String missing(ProposedCall call) {
    if (call.channel().isEmpty()) {
      return "no channel id provided";
    }
    String what = "";
    if (!call.spec().hasChaincodeSpec()) {
      what = "spec";
    } else if (!call.spec().getChaincodeSpec().hasChaincodeId()) {
      what = "id";
    } else if (call.chaincode().isEmpty()) {
      what = "name";
    }
    return what.isEmpty()
        ? ""
        : "no chaincode " + what + " is provided, channel id [" + call.channel() + "]";
  }

  private StatusRuntimeException evaluationRefused(
      EndorsementRefused refused, ProposedCall call, List<ErrorDetail> failures) {
    return switch (refused.kind()) {
      case MALFORMED, DENIED ->
          Refusals.of(
              Code.FAILED_PRECONDITION,
              "evaluate call to endorser returned error: " + refused.getMessage(),
              failures);
      case CHAINCODE_RESPONSE ->
          Refusals.of(
              Code.UNKNOWN,
              "evaluate call to endorser returned error: " + message(refused),
              failures);
      case NO_NODE, UNSATISFIABLE -> noPeers(call);
      case EXECUTION_FAILED, MISMATCH ->
          Refusals.of(Code.ABORTED, "failed to evaluate transaction" + SEE_DETAILS, failures);
    };
  }

  private StatusRuntimeException noPeers(ProposedCall call) {
    return Refusals.of(
        Code.FAILED_PRECONDITION,
        "no peers available to evaluate chaincode %s in channel %s"
            .formatted(call.chaincode(), channel));
  }

  EndorseResponse endorse(EndorseRequest request) {
    SignedProposal proposal = request.getProposedTransaction();
    ProposedCall call = readForEndorsement(proposal);
    Set<String> wanted = new TreeSet<>(request.getEndorsingOrganizationsList());
    boolean callable = call.channel().equals(channel) && chaincodes.contains(call.chaincode());
    if (!wanted.isEmpty()) {
      requireNodes(wanted, callable);
    } else if (!callable) {
      throw noCombination(
          "No metadata was found for chaincode %s in channel %s"
              .formatted(call.chaincode(), call.channel()));
    }
    try {
      List<ProposalResponse> responses = endorser.endorse(proposal, wanted);
      return EndorseResponse.newBuilder()
          .setPreparedTransaction(PreparedTransaction.assemble(call, responses))
          .build();
    } catch (EndorsementRefused e) {
      throw endorsementRefused(e, call, wanted);
    }
  }

  private static ProposedCall readForEndorsement(SignedProposal proposal) {
    if (proposal.getProposalBytes().isEmpty()) {
      throw Refusals.invalid("the proposed transaction must contain a signed proposal");
    }
    try {
      return ProposedCall.read(proposal);
    } catch (InvalidProtocolBufferException e) {
      throw Refusals.invalid(e.getMessage());
    }
  }

  private void requireNodes(Set<String> wanted, boolean callable) {
    Set<String> missing = new TreeSet<>(wanted);
    if (callable) {
      missing.removeAll(nodes.organizations());
    }
    if (!missing.isEmpty()) {
      throw Refusals.of(
          Code.UNAVAILABLE,
          "failed to find any endorsing peers for org(s): " + String.join(", ", missing));
    }
  }

  private static StatusRuntimeException noCombination(@Nullable String why) {
    return Refusals.of(
        Code.FAILED_PRECONDITION,
        "no combination of peers can be derived which satisfy the endorsement policy: " + why);
  }

  private StatusRuntimeException endorsementRefused(
      EndorsementRefused refused, ProposedCall call, Set<String> wanted) {
    log("endorse", refused, call);
    String failed =
        wanted.isEmpty() && refused.kind() != EndorsementRefused.Kind.MISMATCH
            ? "failed to endorse transaction"
            : "failed to collect enough transaction endorsements";
    return switch (refused.kind()) {
      case MALFORMED, DENIED, CHAINCODE_RESPONSE, EXECUTION_FAILED, MISMATCH ->
          Refusals.of(Code.ABORTED, failed + SEE_DETAILS, details(refused));
      case NO_NODE -> Refusals.of(Code.UNAVAILABLE, refused.getMessage());
      case UNSATISFIABLE -> noCombination(refused.getMessage());
    };
  }

  private List<ErrorDetail> details(EndorsementRefused refused) {
    String organization =
        refused.organization().isEmpty() ? nodes.called() : refused.organization();
    return List.of(
        ErrorDetail.newBuilder()
            .setAddress(nodes.address(organization))
            .setMspId(organization)
            .setMessage(message(refused))
            .build());
  }

  private static String message(EndorsementRefused refused) {
    Response response = refused.response();
    return response == null
        ? String.valueOf(refused.getMessage())
        : "chaincode response " + response.getStatus() + ", " + response.getMessage();
  }

  private static void log(String what, EndorsementRefused refused, ProposedCall call) {
    LOG.info("{} {} refused, {}: {}", what, call.chaincode(), refused.kind(), refused.reason());
  }
}
