package org.patentpool.network.delivery;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.orderer.SeekInfo;

/**
 * A signed wish for blocks, taken apart.
 *
 * <p>A hash of the client's TLS certificate in the header is accepted and binds nothing: clients of
 * this network show no TLS certificate, and Fabric's peers compare it under mutual TLS only.
 */
record SeekRequest(String channelId, SeekInfo seek, Access.Signed signed) {
  /** How far the sender's clock may be off, as Fabric's peers have it. */
  private static final Duration WINDOW = Duration.ofMinutes(15);

  static SeekRequest read(Envelope envelope, Instant now) throws SeekRefused {
    try {
      Payload payload = Payload.parseFrom(envelope.getPayload());
      if (!payload.hasHeader()) {
        throw bad("the envelope has no header");
      }
      ChannelHeader header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
      SignatureHeader sender = SignatureHeader.parseFrom(payload.getHeader().getSignatureHeader());
      checkTime(header, now);
      return new SeekRequest(
          header.getChannelId(),
          SeekInfo.parseFrom(payload.getData()),
          new Access.Signed(sender.getCreator(), envelope.getPayload(), envelope.getSignature()));
    } catch (InvalidProtocolBufferException e) {
      throw bad("it cannot be read: " + e.getMessage());
    }
  }

  private static void checkTime(ChannelHeader header, Instant now) throws SeekRefused {
    if (!header.hasTimestamp()) {
      throw bad("the channel header has no timestamp");
    }
    Timestamp stamp = header.getTimestamp();
    try {
      Instant sent = Instant.ofEpochSecond(stamp.getSeconds(), stamp.getNanos());
      if (Duration.between(sent, now).abs().compareTo(WINDOW) > 0) {
        throw bad("its timestamp " + sent + " is more than " + WINDOW + " from " + now);
      }
    } catch (DateTimeException | ArithmeticException e) {
      throw bad("its timestamp is no time: " + e.getMessage());
    }
  }

  static SeekRefused bad(String reason) {
    return new SeekRefused(Status.BAD_REQUEST, reason);
  }
}
