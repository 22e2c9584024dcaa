package org.patentpool.network.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeSpec;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.ProposalResponse;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.junit.jupiter.api.Test;

class PreparedTransactionTest {

  /** The expected bytes are written field by field from the published message definitions. */
  @Test
  void the_envelope_has_exactly_the_bytes_a_fabric_gateway_makes() throws Exception {
    Envelope envelope =
        PreparedTransaction.assemble(
            call(), List.of(response("e1", "s1"), response("e2", "s2"), response("e1", "s3")));
    String spec = field(1, field(2, field(2, hex("pool"))));
    String endorsements =
        field(2, field(1, hex("e1")) + field(2, hex("s1")))
            + field(2, field(1, hex("e2")) + field(2, hex("s2")));
    String payload = field(1, field(1, spec)) + field(2, field(1, hex("rp")) + endorsements);
    String transaction = field(1, field(1, hex("sh")) + field(2, payload));
    String header = field(1, field(4, hex("pool"))) + field(2, hex("sh"));
    String whole = field(1, header) + field(2, transaction);
    assertThat(HexFormat.of().formatHex(envelope.getPayload().toByteArray())).isEqualTo(whole);
    assertThat(envelope.getSignature()).isEqualTo(ByteString.EMPTY);
  }

  private static ProposedCall call() throws InvalidProtocolBufferException {
    ChaincodeInvocationSpec spec =
        ChaincodeInvocationSpec.newBuilder()
            .setChaincodeSpec(
                ChaincodeSpec.newBuilder().setChaincodeId(ChaincodeID.newBuilder().setName("pool")))
            .build();
    ChaincodeProposalPayload payload =
        ChaincodeProposalPayload.newBuilder()
            .setInput(spec.toByteString())
            .putTransientMap("secret", ByteString.copyFromUtf8("not for the chain"))
            .build();
    Header header =
        Header.newBuilder()
            .setChannelHeader(
                ChannelHeader.newBuilder().setChannelId("pool").build().toByteString())
            .setSignatureHeader(ByteString.copyFromUtf8("sh"))
            .build();
    Proposal proposal =
        Proposal.newBuilder()
            .setHeader(header.toByteString())
            .setPayload(payload.toByteString())
            .build();
    return ProposedCall.read(
        SignedProposal.newBuilder().setProposalBytes(proposal.toByteString()).build());
  }

  private static ProposalResponse response(String endorser, String signature) {
    return ProposalResponse.newBuilder()
        .setPayload(ByteString.copyFromUtf8("rp"))
        .setEndorsement(
            Endorsement.newBuilder()
                .setEndorser(ByteString.copyFromUtf8(endorser))
                .setSignature(ByteString.copyFromUtf8(signature)))
        .build();
  }

  /** A field of bytes: its number, the wire type for bytes, a length below 128, the content. */
  private static String field(int number, String hexContent) {
    return "%02x%02x%s".formatted(number << 3 | 2, hexContent.length() / 2, hexContent);
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
  }
}
