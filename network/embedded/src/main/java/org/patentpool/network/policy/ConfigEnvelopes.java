package org.patentpool.network.policy;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import java.security.SecureRandom;
import java.time.Instant;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.patentpool.network.identity.SigningIdentity;
import org.patentpool.network.store.TransactionId;

/** Wraps configurations into envelopes, signed or, for a genesis block, by nobody. */
final class ConfigEnvelopes {
  private static final int NONCE_BYTES = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  private ConfigEnvelopes() {}

  static ByteString genesis(String channelId, Instant at, Message content) {
    var signature = SignatureHeader.newBuilder().setNonce(nonce()).build();
    return payload(HeaderType.CONFIG, channelId, at, signature, content).toByteString();
  }

  static Envelope signed(
      HeaderType type, String channelId, Instant at, SigningIdentity signer, Message content) {
    var payload = payload(type, channelId, at, signatureHeader(signer), content).toByteString();
    return Envelope.newBuilder()
        .setPayload(payload)
        .setSignature(signer.sign(payload.toByteArray()))
        .build();
  }

  static SignatureHeader signatureHeader(SigningIdentity signer) {
    return SignatureHeader.newBuilder().setCreator(signer.serialized()).setNonce(nonce()).build();
  }

  private static Payload payload(
      HeaderType type, String channelId, Instant at, SignatureHeader signature, Message content) {
    var time = Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano());
    var channel =
        ChannelHeader.newBuilder()
            .setType(type.getNumber())
            .setChannelId(channelId)
            .setTimestamp(time)
            .setTxId(TransactionId.of(signature.getNonce(), signature.getCreator()));
    var header =
        Header.newBuilder()
            .setChannelHeader(channel.build().toByteString())
            .setSignatureHeader(signature.toByteString());
    return Payload.newBuilder().setHeader(header).setData(content.toByteString()).build();
  }

  private static ByteString nonce() {
    var nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    return ByteString.copyFrom(nonce);
  }
}
