package org.patentpool.network.policy;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.Orderers;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.orderer.ConsensusType;
import org.hyperledger.fabric.protos.orderer.etcdraft.ConfigMetadata;
import org.hyperledger.fabric.protos.orderer.smartbft.Options;

/** Writes into an orderer group which protocol its orderers follow, and who may sign blocks. */
final class Consensus {
  private static final int MEGABYTE = 1024 * 1024;

  private Consensus() {}

  /**
   * @param signers whom a block's signature has to come from where one signature is enough
   */
  static ConfigGroups describe(
      ConfigGroups orderer, Ordering ordering, Batching batching, SignaturePolicyEnvelope signers) {
    return switch (ordering) {
      case Ordering.Embedded _ ->
          orderer
              .signed("BlockValidation", signers)
              .value("ConsensusType", ConsensusType.newBuilder().setType("solo").build());
      case Ordering.Raft(List<Ordering.Consenter> consenters) ->
          orderer
              .signed("BlockValidation", signers)
              .value("ConsensusType", type("etcdraft", raft(consenters)));
      case Ordering.Bft(List<Ordering.Consenter> consenters) ->
          orderer
              .signed("BlockValidation", quorum(consenters))
              .value("Orderers", mapping(consenters))
              .value("ConsensusType", type("BFT", smart(batching)));
    };
  }

  private static ConsensusType type(String name, Message options) {
    return ConsensusType.newBuilder().setType(name).setMetadata(options.toByteString()).build();
  }

  /** A follower stands for election one to two seconds after it last heard of a leader. */
  private static ConfigMetadata raft(List<Ordering.Consenter> consenters) {
    var options =
        org.hyperledger.fabric.protos.orderer.etcdraft.Options.newBuilder()
            .setTickInterval("100ms")
            .setElectionTick(10)
            .setHeartbeatTick(1)
            .setMaxInflightBlocks(5)
            .setSnapshotIntervalSize(16 * MEGABYTE);
    var metadata = ConfigMetadata.newBuilder().setOptions(options);
    for (var consenter : consenters) {
      metadata.addConsenters(
          org.hyperledger.fabric.protos.orderer.etcdraft.Consenter.newBuilder()
              .setHost(consenter.endpoint().host())
              .setPort(consenter.endpoint().port())
              .setClientTlsCert(consenter.tls())
              .setServerTlsCert(consenter.tls()));
    }
    return metadata.build();
  }

  /**
   * A leader that sits on a request is replaced after seven seconds. An orderer asks the others at
   * its start how far they are: as long as one lags behind, a leader may not be replaced at all.
   */
  private static Options smart(Batching batching) {
    return Options.newBuilder()
        .setRequestBatchMaxCount(batching.maxMessages())
        .setRequestBatchMaxBytes(batching.absoluteMaxBytes())
        .setRequestMaxBytes(batching.absoluteMaxBytes())
        .setRequestBatchMaxInterval(GoDuration.format(batching.timeout()))
        .setRequestForwardTimeout("2s")
        .setRequestComplainTimeout("5s")
        .setRequestAutoRemoveTimeout("3m")
        .setViewChangeResendInterval("2s")
        .setViewChangeTimeout("10s")
        .setLeaderHeartbeatTimeout("10s")
        .setLeaderHeartbeatCount(10)
        .setCollectTimeout("1s")
        .setSyncOnStart(true)
        .setIncomingMessageBufferSize(200)
        .setRequestPoolSize(100_000)
        .setLeaderRotation(Options.Rotation.ROTATION_OFF)
        .build();
  }

  private static Orderers mapping(List<Ordering.Consenter> consenters) {
    var orderers = Orderers.newBuilder();
    for (int i = 0; i < consenters.size(); i++) {
      var consenter = consenters.get(i);
      orderers.addConsenterMapping(
          org.hyperledger.fabric.protos.common.Consenter.newBuilder()
              .setId(i + 1)
              .setHost(consenter.endpoint().host())
              .setPort(consenter.endpoint().port())
              .setMspId(consenter.mspId())
              .setIdentity(consenter.identity())
              .setClientTlsCert(consenter.tls())
              .setServerTlsCert(consenter.tls()));
    }
    return orderers.build();
  }

  /** So many of these very orderers that any two such groups share an honest one. */
  private static SignaturePolicyEnvelope quorum(List<Ordering.Consenter> consenters) {
    int faulty = (consenters.size() - 1) / 3;
    var identities = new ArrayList<MSPPrincipal>();
    for (var consenter : consenters) {
      identities.add(
          MSPPrincipal.newBuilder()
              .setPrincipalClassification(MSPPrincipal.Classification.IDENTITY)
              .setPrincipal(serialized(consenter))
              .build());
    }
    return SignaturePolicies.outOfPrincipals((consenters.size() + faulty + 2) / 2, identities);
  }

  private static ByteString serialized(Ordering.Consenter consenter) {
    return SerializedIdentity.newBuilder()
        .setMspid(consenter.mspId())
        .setIdBytes(consenter.identity())
        .build()
        .toByteString();
  }
}
