package org.patentpool.network.endorsement;

import org.hyperledger.fabric.protos.peer.Response;
import org.jspecify.annotations.Nullable;

/**
 * A proposal that was not endorsed; nothing has changed. The message may go out, the reason belongs
 * in the log only.
 */
public final class EndorsementRefused extends Exception {
  private static final long serialVersionUID = 1;

  /** Why, in the classes that a gateway tells its clients apart. */
  public enum Kind {
    /** The bytes are not a proposal. */
    MALFORMED,
    /** The proposal is well formed and the endorser's checks refuse it: sender, id, access. */
    DENIED,
    /** The chaincode answered with a status of 400 or more; the response is attached. */
    CHAINCODE_RESPONSE,
    /** The chaincode could not be executed or gave no answer; another attempt may succeed. */
    EXECUTION_FAILED,
    /** Executions for different organisations came to different results. */
    MISMATCH,
    /** A named organisation has no node. */
    NO_NODE,
    /** No set of nodes that may see the data satisfies the policies. */
    UNSATISFIABLE
  }

  private final Kind kind;
  private final String organization;
  private final String reason;
  private final transient @Nullable Response response;

  private EndorsementRefused(
      Kind kind, String organization, String message, String reason, @Nullable Response response) {
    super(message);
    this.kind = kind;
    this.organization = organization;
    this.reason = reason;
    this.response = response;
  }

  static EndorsementRefused because(Kind kind, String message) {
    return new EndorsementRefused(kind, "", message, message, null);
  }

  /** Whom the channel does not know as one of its own; the log alone says why. */
  static EndorsementRefused stranger(String channel, String reason) {
    String message =
        "error validating proposal: access denied: channel [%s] creator org unknown, creator is malformed"
            .formatted(channel);
    return new EndorsementRefused(Kind.DENIED, "", message, reason, null);
  }

  /** One message for every way of not being allowed; the log alone tells them apart. */
  static EndorsementRefused denied(String channel, String creator, String reason) {
    String message =
        "error validating proposal: access denied: channel [%s] creator org [%s]"
            .formatted(channel, creator);
    return new EndorsementRefused(Kind.DENIED, "", message, reason, null);
  }

  static EndorsementRefused at(Kind kind, String organization, String message) {
    return new EndorsementRefused(kind, organization, message, message, null);
  }

  static EndorsementRefused answered(String organization, Response response) {
    String message = "chaincode response " + response.getStatus() + ", " + response.getMessage();
    return new EndorsementRefused(
        Kind.CHAINCODE_RESPONSE, organization, message, message, response);
  }

  /** How a real peer words that bytes are no message of that name. */
  public static String unreadable(String message) {
    return "error unmarshalling %s: proto: cannot parse invalid wire-format data"
        .formatted(message);
  }

  public Kind kind() {
    return kind;
  }

  /** The organisation whose node refused; empty when it was no single one. */
  public String organization() {
    return organization;
  }

  public String reason() {
    return reason;
  }

  /** The chaincode's own answer, for {@link Kind#CHAINCODE_RESPONSE}. */
  public @Nullable Response response() {
    return response;
  }
}
