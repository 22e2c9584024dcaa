package org.patentpool.network.store;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HexFormat;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;

/** Transaction ids: what they must be, and what they claim to be. */
public final class TransactionId {
  private TransactionId() {}

  /** The id that Fabric demands: nonce and creator make it. */
  public static String of(ByteString nonce, ByteString creator) {
    return HexFormat.of().formatHex(Sha256.of(nonce, creator).toByteArray());
  }

  /** The id that an entry of a block claims, empty when it can claim none. */
  public static String claimedBy(ByteString entry) {
    try {
      Payload payload = Payload.parseFrom(Envelope.parseFrom(entry).getPayload());
      return ChannelHeader.parseFrom(payload.getHeader().getChannelHeader()).getTxId();
    } catch (InvalidProtocolBufferException e) {
      return "";
    }
  }
}
