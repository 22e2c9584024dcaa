package org.patentpool.network.gateway;

import com.google.protobuf.Any;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.jspecify.annotations.Nullable;

/** The ways a Fabric gateway says no: a status code, its message, and which node said what. */
final class Refusals {
  private Refusals() {}

  static StatusRuntimeException of(Status.Code code, @Nullable String message) {
    return Status.fromCode(code).withDescription(message).asRuntimeException();
  }

  static StatusRuntimeException of(Status.Code code, String message, List<ErrorDetail> details) {
    com.google.rpc.Status.Builder status =
        com.google.rpc.Status.newBuilder().setCode(code.value()).setMessage(message);
    details.forEach(detail -> status.addDetails(Any.pack(detail)));
    return StatusProto.toStatusRuntimeException(status.build());
  }

  static StatusRuntimeException invalid(@Nullable String message) {
    return of(Status.Code.INVALID_ARGUMENT, message);
  }
}
