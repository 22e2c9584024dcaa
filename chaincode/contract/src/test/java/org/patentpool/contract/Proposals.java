package org.patentpool.contract;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.SignedProposal;

/** Proposals as far as a chaincode looks at them. */
public final class Proposals {
  private Proposals() {}

  public static SignedProposal of(byte[] creator) {
    var channelHeader =
        ChannelHeader.newBuilder()
            .setType(HeaderType.ENDORSER_TRANSACTION_VALUE)
            .setTimestamp(Timestamp.newBuilder().setSeconds(1));
    var signatureHeader = SignatureHeader.newBuilder().setCreator(ByteString.copyFrom(creator));
    var header =
        Header.newBuilder()
            .setChannelHeader(channelHeader.build().toByteString())
            .setSignatureHeader(signatureHeader.build().toByteString());
    var proposal = Proposal.newBuilder().setHeader(header.build().toByteString());
    return SignedProposal.newBuilder().setProposalBytes(proposal.build().toByteString()).build();
  }
}
