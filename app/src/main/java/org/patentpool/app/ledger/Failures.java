package org.patentpool.app.ledger;

import io.grpc.Status;
import java.util.stream.Collectors;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** Which failures pass by themselves, and how they are told. */
final class Failures {
  private Failures() {}

  static boolean passing(GatewayException failure) {
    return switch (failure.getStatus().getCode()) {
      case UNAVAILABLE, RESOURCE_EXHAUSTED, DEADLINE_EXCEEDED -> true;
      case ABORTED -> disagreement(failure.getStatus()) || notExecuted(failure);
      case FAILED_PRECONDITION -> tooFewKnown(failure.getStatus());
      default -> false;
    };
  }

  /** A node whose chaincode was busy or just starting again says so; the contract said nothing. */
  private static boolean notExecuted(GatewayException failure) {
    return failure.getDetails().stream()
        .anyMatch(detail -> detail.getMessage().contains("error in simulation"));
  }

  /** A gateway knows too few nodes while others start again, and until they have met. */
  private static boolean tooFewKnown(Status status) {
    String description = status.getDescription();
    return description != null
        && (description.contains("no combination of peers can be derived")
            || description.contains("failed to select a set of endorsers"));
  }

  /** Nodes at different heights answer differently; the gateway then collects too few alike. */
  static boolean disagreement(Status status) {
    String description = status.getDescription();
    return status.getCode() == Status.Code.ABORTED
        && description != null
        && description.contains("failed to collect enough transaction endorsements");
  }

  static boolean passing(TxValidationCode code) {
    return code == TxValidationCode.MVCC_READ_CONFLICT
        || code == TxValidationCode.PHANTOM_READ_CONFLICT;
  }

  static String told(GatewayException failure) {
    String details =
        failure.getDetails().stream()
            .map(detail -> detail.getMspId() + " says " + detail.getMessage())
            .collect(Collectors.joining("; "));
    return told(failure.getStatus()) + (details.isEmpty() ? "" : " (" + details + ")");
  }

  static String told(Status status) {
    String description = status.getDescription();
    return status.getCode() + (description == null ? "" : " " + description);
  }
}
