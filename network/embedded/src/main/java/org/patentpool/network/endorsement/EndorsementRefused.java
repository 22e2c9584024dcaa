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
    /** The named organisations have no node, or no set of nodes satisfies the policies. */
    NO_ENDORSERS,
    /** Too much is under way; try again later. */
    OVERLOADED
  }

  private final Kind kind;
  private final String organization;
  private final String reason;
  private final transient @Nullable Response response;

  EndorsementRefused(
      Kind kind, String organization, String message, String reason, @Nullable Response response) {
    super(message);
    this.kind = kind;
    this.organization = organization;
    this.reason = reason;
    this.response = response;
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
