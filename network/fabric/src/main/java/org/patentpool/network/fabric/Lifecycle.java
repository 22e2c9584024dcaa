package org.patentpool.network.fabric;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.hyperledger.fabric.protos.peer.lifecycle.ApproveChaincodeDefinitionForMyOrgArgs;
import org.hyperledger.fabric.protos.peer.lifecycle.ChaincodeSource;
import org.hyperledger.fabric.protos.peer.lifecycle.CommitChaincodeDefinitionArgs;
import org.hyperledger.fabric.protos.peer.lifecycle.InstallChaincodeArgs;
import org.hyperledger.fabric.protos.peer.lifecycle.QueryApprovedChaincodeDefinitionsArgs;
import org.hyperledger.fabric.protos.peer.lifecycle.QueryApprovedChaincodeDefinitionsResult;
import org.hyperledger.fabric.protos.peer.lifecycle.QueryChaincodeDefinitionArgs;
import org.hyperledger.fabric.protos.peer.lifecycle.QueryChaincodeDefinitionResult;
import org.hyperledger.fabric.protos.peer.lifecycle.QueryInstalledChaincodesArgs;
import org.hyperledger.fabric.protos.peer.lifecycle.QueryInstalledChaincodesResult;
import org.patentpool.network.FirstDefinitions;
import org.patentpool.network.NetworkException;
import org.patentpool.network.lifecycle.ChaincodeDefinition;
import org.patentpool.network.lifecycle.DefinitionRows;

/**
 * Has every organisation install and approve a chaincode and then commits it. What was done before
 * is not done again; a definition or a jar that has changed is committed as the next one.
 */
final class Lifecycle {
  private static final String CHANNEL = FirstDefinitions.CHANNEL;
  private static final String QUERY = "QueryChaincodeDefinition";
  private static final String APPROVE = "ApproveChaincodeDefinitionForMyOrg";
  private static final String COMMIT = "CommitChaincodeDefinition";

  private final List<Peer> peers;
  private final Waiting waiting;
  private final PrintStream out;

  Lifecycle(List<Peer> peers, Waiting waiting, PrintStream out) {
    this.peers = peers;
    this.waiting = waiting;
    this.out = out;
  }

  void install(ChaincodePackage chaincode) throws IOException {
    for (Peer peer : peers) {
      if (waiting.until(() -> isInstalled(peer, chaincode))) {
        continue;
      }
      byte[] arguments =
          InstallChaincodeArgs.newBuilder()
              .setChaincodeInstallPackage(chaincode.content())
              .build()
              .toByteArray();
      waiting.until(() -> call(peer, "", "InstallChaincode", arguments));
      out.println("installed " + chaincode.id() + " at " + peer.host());
    }
  }

  private static boolean isInstalled(Peer peer, ChaincodePackage chaincode)
      throws NotYet, InvalidProtocolBufferException {
    ByteString answer =
        call(
            peer,
            "",
            "QueryInstalledChaincodes",
            QueryInstalledChaincodesArgs.getDefaultInstance().toByteArray());
    return QueryInstalledChaincodesResult.parseFrom(answer).getInstalledChaincodesList().stream()
        .anyMatch(installed -> installed.getPackageId().equals(chaincode.id()));
  }

  /** When this returns, the channel has the definition and every organisation runs that package. */
  void define(ChaincodeDefinition wanted, ChaincodePackage chaincode) throws IOException {
    QueryChaincodeDefinitionResult committed = waiting.until(() -> committed(wanted.name()));
    long sequence = committed.getSequence();
    if (agrees(committed, wanted) && allApproved(wanted.name(), sequence, chaincode.id())) {
      return;
    }
    ChaincodeDefinition next =
        new ChaincodeDefinition(
            wanted.name(),
            Long.toString(sequence + 1),
            sequence + 1,
            wanted.endorsementPolicy(),
            wanted.collections());
    for (Peer peer : peers) {
      approve(peer, next, chaincode.id());
    }
    commit(next);
  }

  /** Sequence zero when there is none. */
  private QueryChaincodeDefinitionResult committed(String name)
      throws NotYet, InvalidProtocolBufferException {
    byte[] arguments =
        QueryChaincodeDefinitionArgs.newBuilder().setName(name).build().toByteArray();
    Peer first = peers.getFirst();
    try {
      return QueryChaincodeDefinitionResult.parseFrom(
          first.call(CHANNEL, DefinitionRows.NAMESPACE, QUERY, arguments));
    } catch (Refused e) {
      if (e.isUnknown()) {
        return QueryChaincodeDefinitionResult.getDefaultInstance();
      }
      throw refusal(first, QUERY, e);
    }
  }

  private static boolean agrees(
      QueryChaincodeDefinitionResult committed, ChaincodeDefinition wanted) {
    return committed.getValidationParameter().equals(DefinitionRows.policy(wanted).toByteString())
        && committed.getCollections().equals(DefinitionRows.collections(wanted));
  }

  private boolean allApproved(String name, long sequence, String packageId) throws IOException {
    for (Peer peer : peers) {
      if (!waiting.until(() -> approved(peer, name, sequence)).equals(packageId)) {
        return false;
      }
    }
    return true;
  }

  /** The package that the organisation approved for this sequence; empty when it has not. */
  private static String approved(Peer peer, String name, long sequence)
      throws NotYet, InvalidProtocolBufferException {
    byte[] all = QueryApprovedChaincodeDefinitionsArgs.getDefaultInstance().toByteArray();
    ByteString answer = call(peer, CHANNEL, "QueryApprovedChaincodeDefinitions", all);
    return QueryApprovedChaincodeDefinitionsResult.parseFrom(answer)
        .getApprovedChaincodeDefinitionsList()
        .stream()
        .filter(approved -> approved.getName().equals(name) && approved.getSequence() == sequence)
        .map(approved -> approved.getSource().getLocalPackage().getPackageId())
        .findFirst()
        .orElse("");
  }

  private void approve(Peer peer, ChaincodeDefinition next, String packageId) throws IOException {
    byte[] arguments =
        ApproveChaincodeDefinitionForMyOrgArgs.newBuilder()
            .setName(next.name())
            .setVersion(next.version())
            .setSequence(next.sequence())
            .setEndorsementPlugin("escc")
            .setValidationPlugin("vscc")
            .setValidationParameter(DefinitionRows.policy(next).toByteString())
            .setCollections(DefinitionRows.collections(next))
            .setSource(
                ChaincodeSource.newBuilder()
                    .setLocalPackage(ChaincodeSource.Local.newBuilder().setPackageId(packageId)))
            .build()
            .toByteArray();
    List<String> self = List.of(peer.mspId());
    boolean wasMissing =
        waiting.until(() -> {
          // After a failed try it may be recorded all the same.
          boolean missing = !approved(peer, next.name(), next.sequence()).equals(packageId);
          if (missing) {
            peer.submit(CHANNEL, DefinitionRows.NAMESPACE, self, APPROVE, arguments);
          }
          return missing;
        });
    if (wasMissing) {
      out.println("approved %s %s by %s".formatted(next.name(), next.version(), peer.mspId()));
    }
  }

  private void commit(ChaincodeDefinition next) throws IOException {
    byte[] arguments =
        CommitChaincodeDefinitionArgs.newBuilder()
            .setName(next.name())
            .setVersion(next.version())
            .setSequence(next.sequence())
            .setEndorsementPlugin("escc")
            .setValidationPlugin("vscc")
            .setValidationParameter(DefinitionRows.policy(next).toByteString())
            .setCollections(DefinitionRows.collections(next))
            .build()
            .toByteArray();
    List<String> all = peers.stream().map(Peer::mspId).toList();
    waiting.until(() -> {
      if (committed(next.name()).getSequence() < next.sequence()) {
        peers.getFirst().submit(CHANNEL, DefinitionRows.NAMESPACE, all, COMMIT, arguments);
      }
      return next;
    });
    out.println("committed " + next.name() + " " + next.version());
  }

  private static ByteString call(Peer peer, String channelId, String function, byte[] arguments)
      throws NotYet {
    try {
      return peer.call(channelId, DefinitionRows.NAMESPACE, function, arguments);
    } catch (Refused e) {
      throw refusal(peer, function, e);
    }
  }

  private static NetworkException refusal(Peer peer, String function, Refused e) {
    return new NetworkException(
        "%s refuses %s: %s".formatted(peer.host(), function, e.getMessage()), e);
  }
}
