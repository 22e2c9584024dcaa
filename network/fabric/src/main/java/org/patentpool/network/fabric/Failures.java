package org.patentpool.network.fabric;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Set;
import org.hyperledger.fabric.client.GatewayException;
import org.patentpool.network.NetworkException;

/** Tells failures that pass from those that stay. */
final class Failures {
  /** What passes when somebody else gets ready. */
  private static final Set<Status.Code> PASSING =
      Set.of(
          Status.Code.UNAVAILABLE, Status.Code.DEADLINE_EXCEEDED, Status.Code.FAILED_PRECONDITION);

  /** What the gateway says of peers of which one has not the last block yet. */
  private static final String DISAGREEMENT = "ProposalResponsePayloads do not match";

  private Failures() {}

  /** A failure that stays; one that passes is thrown at once. */
  static NetworkException of(String what, StatusRuntimeException e) throws NotYet {
    return of(PASSING.contains(e.getStatus().getCode()), what + ": " + e.getStatus(), e);
  }

  static NetworkException of(String what, GatewayException e) throws NotYet {
    boolean passing =
        PASSING.contains(e.getStatus().getCode())
            || e.getDetails().stream().anyMatch(detail -> detail.getMessage().equals(DISAGREEMENT));
    return of(passing, what + ": " + told(e), e);
  }

  private static NetworkException of(boolean passing, String message, Exception cause)
      throws NotYet {
    if (passing) {
      throw new NotYet(message, cause);
    }
    return new NetworkException(message, cause);
  }

  /** The status alone says little; the peers that were asked say more. */
  static String told(GatewayException e) {
    StringBuilder told = new StringBuilder(String.valueOf(e.getStatus().getDescription()));
    e.getDetails()
        .forEach(detail ->
            told.append("; ").append(detail.getMspId()).append(": ").append(detail.getMessage()));
    return told.toString();
  }
}
