package org.patentpool.network.fabric.recording;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.rpc.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;

/**
 * One question to one real node and what it said.
 *
 * @param height how many blocks every node had while it was asked
 * @param node the organisation whose node was asked
 * @param question the request message
 * @param answer the response message; empty when the call failed
 * @param failure the {@code google.rpc.Status} of a call that failed; empty when it did not
 */
public record Exchange(
    long height, Kind kind, String node, ByteString question, ByteString answer, ByteString failure)
    implements Comparable<Exchange> {

  /** Which service was asked. */
  public enum Kind {
    /** {@code Endorser.ProcessProposal}, of the peer itself. */
    PROPOSE,
    /** {@code Gateway.Evaluate}. */
    EVALUATE,
    /** {@code Gateway.Endorse}. */
    ENDORSE,
    /** {@code Gateway.Submit}. */
    SUBMIT,
    /** {@code Gateway.ChaincodeEvents}, of which the first answers are together one. */
    EVENTS
  }

  /** The next so many messages as one. */
  public static ByteString together(Iterator<? extends MessageLite> messages, int count) {
    ByteString.Output all = ByteString.newOutput();
    try {
      for (int i = 0; i < count; i++) {
        messages.next().writeDelimitedTo(all);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return all.toByteString();
  }

  /** How many messages these are. */
  public static int count(ByteString together) throws IOException {
    CodedInputStream in = together.newCodedInput();
    int count = 0;
    while (!in.isAtEnd()) {
      in.skipRawBytes(in.readRawVarint32());
      count++;
    }
    return count;
  }

  public boolean failed() {
    return !failure.isEmpty();
  }

  public Status status() throws InvalidProtocolBufferException {
    return Status.parseFrom(failure);
  }

  /** Files of one play differ in nothing that depends on which thread was faster. */
  @Override
  public int compareTo(Exchange other) {
    int order = Long.compare(height, other.height);
    order = order != 0 ? order : kind.compareTo(other.kind);
    order = order != 0 ? order : compare(question, other.question);
    return order != 0 ? order : node.compareTo(other.node);
  }

  private static int compare(ByteString left, ByteString right) {
    return ByteString.unsignedLexicographicalComparator().compare(left, right);
  }

  void write(CodedOutputStream out) throws IOException {
    out.writeUInt64NoTag(height);
    out.writeStringNoTag(kind.name());
    out.writeStringNoTag(node);
    out.writeBytesNoTag(question);
    out.writeBytesNoTag(answer);
    out.writeBytesNoTag(failure);
  }

  static Exchange read(CodedInputStream in) throws IOException {
    return new Exchange(
        in.readUInt64(),
        Kind.valueOf(in.readString()),
        in.readString(),
        in.readBytes(),
        in.readBytes(),
        in.readBytes());
  }
}
