package org.patentpool.network.endorsement;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.patentpool.network.store.Sha256;

/** A signed proposal, taken apart; nothing about it has been checked yet. */
record Proposal(
    SignedProposal signed,
    ChannelHeader channelHeader,
    SignatureHeader signatureHeader,
    String chaincode,
    ChaincodeInput input,
    boolean transientData,
    ByteString hash) {

  static Proposal unpack(SignedProposal signed) throws EndorsementRefused {
    if (signed.getProposalBytes().isEmpty()) {
      throw malformed("there is no proposal");
    }
    try {
      var proposal =
          org.hyperledger.fabric.protos.peer.Proposal.parseFrom(signed.getProposalBytes());
      Header header = Header.parseFrom(proposal.getHeader());
      ChannelHeader channelHeader = ChannelHeader.parseFrom(header.getChannelHeader());
      var payload = ChaincodeProposalPayload.parseFrom(proposal.getPayload());
      var invocation = ChaincodeInvocationSpec.parseFrom(payload.getInput());
      // The header decides which chaincode is executed; what else names one is not looked at.
      String chaincode =
          chaincode(ChaincodeHeaderExtension.parseFrom(channelHeader.getExtension()));
      if (!invocation.hasChaincodeSpec()) {
        throw malformed("chaincode invocation spec did not contain chaincode spec");
      }
      if (!invocation.getChaincodeSpec().hasInput()) {
        throw malformed("chaincode input did not contain any input");
      }
      return new Proposal(
          signed,
          channelHeader,
          SignatureHeader.parseFrom(header.getSignatureHeader()),
          chaincode,
          invocation.getChaincodeSpec().getInput(),
          payload.getTransientMapCount() > 0,
          hash(header, payload));
    } catch (InvalidProtocolBufferException e) {
      throw malformed("failed parsing proposal: " + EndorsementRefused.unreadable("Proposal"));
    }
  }

  private static String chaincode(ChaincodeHeaderExtension extension) throws EndorsementRefused {
    if (!extension.hasChaincodeId()) {
      throw malformed("ChaincodeHeaderExtension.ChaincodeId is nil");
    }
    String name = extension.getChaincodeId().getName();
    if (name.isEmpty()) {
      throw malformed("ChaincodeHeaderExtension.ChaincodeId.Name is empty");
    }
    return name;
  }

  /** What will stand in the block is hashed; transient data will not, so it is left out. */
  private static ByteString hash(Header header, ChaincodeProposalPayload payload) {
    ByteString visible =
        ChaincodeProposalPayload.newBuilder().setInput(payload.getInput()).build().toByteString();
    return Sha256.of(header.getChannelHeader(), header.getSignatureHeader(), visible);
  }

  private static EndorsementRefused malformed(String why) {
    return EndorsementRefused.because(EndorsementRefused.Kind.MALFORMED, why);
  }

  String txId() {
    return channelHeader.getTxId();
  }
}
