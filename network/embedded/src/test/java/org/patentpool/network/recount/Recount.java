package org.patentpool.network.recount;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Goes along a chain of serialised {@code common.Block}s and lists all that does not hold. */
public final class Recount {
  private static final int CONFIG = 1;
  private static final int ENDORSER_TRANSACTION = 3;
  private static final int SIGNATURES = 0;
  private static final int CODES = 2;

  private final Certificates certificates = new Certificates();
  private final List<String> findings = new ArrayList<>();
  private byte[] previous = new byte[0];
  private int blocks;
  private int transactions;
  private int signatures;

  /** What was gone through, and what was found. */
  public record Report(int blocks, int transactions, int signatures, List<String> findings) {}

  private Recount() {}

  public static Report of(List<byte[]> chain) {
    Recount recount = new Recount();
    for (byte[] block : chain) {
      try {
        recount.block(Wire.of(block));
      } catch (IllegalArgumentException e) {
        recount.findings.add("block " + recount.blocks + " cannot be read: " + e.getMessage());
      }
      recount.blocks++;
    }
    return new Report(
        recount.blocks, recount.transactions, recount.signatures, List.copyOf(recount.findings));
  }

  private void block(Wire block) {
    Wire header = block.message(1);
    List<byte[]> data = block.message(2).all(1);
    List<byte[]> metadata = block.message(3).all(1);
    String where = "block " + blocks;
    equal(where + " number", header.number(1), blocks);
    equal(where + " previous hash", header.bytes(2), previous);
    equal(where + " data hash", header.bytes(3), sha256(data.toArray(byte[][]::new)));
    byte[] headerBytes = der(header);
    previous = sha256(headerBytes);
    byte[] codes = metadata.get(CODES);
    equal(where + " codes", codes.length, data.size());
    for (int i = 0; i < data.size(); i++) {
      envelope(where + " transaction " + i, Wire.of(data.get(i)), codes[i] == 0);
    }
    if (blocks > 0) {
      orderer(where, Wire.of(metadata.get(SIGNATURES)), headerBytes);
    }
  }

  private void orderer(String where, Wire metadata, byte[] headerBytes) {
    List<byte[]> all = metadata.all(2);
    if (all.isEmpty()) {
      findings.add(where + " carries no orderer's signature");
    }
    for (byte[] bytes : all) {
      Wire one = Wire.of(bytes);
      byte[] signed = joined(metadata.bytes(1), one.bytes(1), headerBytes);
      signature(where + " orderer", one.message(1).bytes(1), signed, one.bytes(2));
    }
  }

  private void envelope(String where, Wire envelope, boolean valid) {
    if (!valid) {
      return;
    }
    Wire payload = envelope.message(1);
    byte[] channelHeader = payload.message(1).bytes(1);
    byte[] signatureHeader = payload.message(1).bytes(2);
    Wire channel = Wire.of(channelHeader);
    Wire sender = Wire.of(signatureHeader);
    if (channel.number(1) == CONFIG) {
      trust(payload.message(2).message(1).message(2));
      return;
    }
    transactions++;
    signature(where + " creator", sender.bytes(1), envelope.bytes(1), envelope.bytes(2));
    String id = HexFormat.of().formatHex(sha256(sender.bytes(2), sender.bytes(1)));
    equal(where + " id", channel.bytes(5), id.getBytes(StandardCharsets.US_ASCII));
    if (channel.number(1) == ENDORSER_TRANSACTION) {
      for (byte[] action : payload.message(2).all(1)) {
        action(where, Wire.of(action), channelHeader, signatureHeader);
      }
    }
  }

  private void action(String where, Wire action, byte[] channelHeader, byte[] signatureHeader) {
    equal(where + " action header", action.bytes(1), signatureHeader);
    Wire payload = action.message(2);
    Wire endorsed = payload.message(2);
    byte[] response = endorsed.bytes(1);
    byte[] proposal = sha256(channelHeader, signatureHeader, payload.bytes(1));
    equal(where + " proposal hash", Wire.of(response).bytes(1), proposal);
    List<byte[]> endorsements = endorsed.all(2);
    if (endorsements.isEmpty()) {
      findings.add(where + " carries no endorsement");
    }
    for (byte[] bytes : endorsements) {
      Wire one = Wire.of(bytes);
      byte[] signed = joined(response, one.bytes(1));
      signature(where + " endorser", one.bytes(1), signed, one.bytes(2));
    }
  }

  /** Takes over the organisations' roots from a channel group; the genesis is trusted for them. */
  private void trust(Wire group) {
    for (byte[] value : group.all(3)) {
      if (Wire.of(value).text(1).equals("MSP")) {
        Wire msp = Wire.of(Wire.of(value).message(2).bytes(2)).message(2);
        certificates.trust(msp.text(1), msp.all(2));
      }
    }
    for (byte[] child : group.all(2)) {
      trust(Wire.of(child).message(2));
    }
  }

  private void signature(String where, byte[] identity, byte[] message, byte[] signature) {
    signatures++;
    String fault = certificates.fault(identity, message, signature);
    if (!fault.isEmpty()) {
      findings.add(where + " signature: " + fault);
    }
  }

  private void equal(String what, long recorded, long calculated) {
    if (recorded != calculated) {
      findings.add(what + ": recorded " + recorded + ", calculated " + calculated);
    }
  }

  private void equal(String what, byte[] recorded, byte[] calculated) {
    if (!Arrays.equals(recorded, calculated)) {
      HexFormat hex = HexFormat.of();
      findings.add(
          "%s: recorded %s, calculated %s"
              .formatted(what, hex.formatHex(recorded), hex.formatHex(calculated)));
    }
  }

  /** The header as ASN.1: a sequence of the number and the two hashes. */
  private static byte[] der(Wire header) {
    return element(
        0x30,
        joined(
            element(0x02, BigInteger.valueOf(header.number(1)).toByteArray()),
            element(0x04, header.bytes(2)),
            element(0x04, header.bytes(3))));
  }

  private static byte[] element(int tag, byte[] content) {
    if (content.length > 127) {
      throw new IllegalArgumentException("a header element of " + content.length + " bytes");
    }
    return joined(new byte[] {(byte) tag, (byte) content.length}, content);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
