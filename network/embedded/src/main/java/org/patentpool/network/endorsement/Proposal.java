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
      String chaincode =
          ChaincodeHeaderExtension.parseFrom(channelHeader.getExtension())
              .getChaincodeId()
              .getName();
      String executed = invocation.getChaincodeSpec().getChaincodeId().getName();
      if (chaincode.isEmpty() || !chaincode.equals(executed)) {
        throw malformed(
            "the header names chaincode '" + chaincode + "', the call '" + executed + "'");
      }
      if (!invocation.getChaincodeSpec().hasInput()) {
        throw malformed("the call has no input");
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
      throw malformed(String.valueOf(e.getMessage()));
    }
  }

  /** What will stand in the block is hashed; transient data will not, so it is left out. */
  private static ByteString hash(Header header, ChaincodeProposalPayload payload) {
    ByteString visible =
        ChaincodeProposalPayload.newBuilder().setInput(payload.getInput()).build().toByteString();
    return Sha256.of(header.getChannelHeader(), header.getSignatureHeader(), visible);
  }

  private static EndorsementRefused malformed(String why) {
    return EndorsementRefused.because(
        EndorsementRefused.Kind.MALFORMED, "failed to unpack transaction proposal: " + why);
  }

  String txId() {
    return channelHeader.getTxId();
  }
}
