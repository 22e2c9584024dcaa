package org.patentpool.network.gateway;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.patentpool.network.endorsement.EndorsementRefused;

/** As much of a proposal as the gateway itself looks at; the endorsers look at all of it. */
record ProposedCall(
    Header header, String channel, ChaincodeProposalPayload payload, ChaincodeInvocationSpec spec) {

  static ProposedCall read(SignedProposal signed) throws InvalidProtocolBufferException {
    Proposal proposal = parse(Proposal.parser(), signed.getProposalBytes(), "Proposal");
    Header header = parse(Header.parser(), proposal.getHeader(), "Header");
    ChannelHeader channel =
        parse(ChannelHeader.parser(), header.getChannelHeader(), "ChannelHeader");
    ChaincodeProposalPayload payload =
        parse(ChaincodeProposalPayload.parser(), proposal.getPayload(), "ChaincodeProposalPayload");
    ChaincodeInvocationSpec spec =
        parse(ChaincodeInvocationSpec.parser(), payload.getInput(), "ChaincodeInvocationSpec");
    return new ProposedCall(header, channel.getChannelId(), payload, spec);
  }

  private static <T extends Message> T parse(Parser<T> parser, ByteString bytes, String name)
      throws InvalidProtocolBufferException {
    try {
      return parser.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new InvalidProtocolBufferException(EndorsementRefused.unreadable(name), e);
    }
  }

  String chaincode() {
    return spec.getChaincodeSpec().getChaincodeId().getName();
  }

  boolean hasTransientData() {
    return payload.getTransientMapCount() > 0;
  }
}
