package org.patentpool.network.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.common.util.concurrent.ListenableFuture;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.StatusRuntimeException;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.protos.gateway.EvaluateRequest;
import org.hyperledger.fabric.protos.gateway.EvaluateResponse;
import org.hyperledger.fabric.protos.gateway.GatewayGrpc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private static final int RUNNING = 2;
  private static final int QUEUED = 3;

  private final Semaphore entered = new Semaphore(0);
  private final CountDownLatch open = new CountDownLatch(1);
  private final Server server;
  private final ManagedChannel channel;

  AdmissionTest() throws IOException {
    String name = InProcessServerBuilder.generateName();
    Admission.Gate gate = new Admission.Gate(RUNNING, QUEUED);
    server =
        InProcessServerBuilder.forName(name)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .intercept(
                new Admission(Map.of(GatewayGrpc.getEvaluateMethod().getFullMethodName(), gate)))
            .addService(new SlowGateway())
            .build()
            .start();
    channel = InProcessChannelBuilder.forName(name).build();
  }

  @AfterEach
  void close() {
    channel.shutdownNow();
    server.shutdownNow();
  }

  @Test
  void beyond_limit_and_queue_the_answer_is_that_of_a_fabric_peer() throws Exception {
    List<ListenableFuture<EvaluateResponse>> admitted = call(RUNNING);
    assertThat(entered.tryAcquire(RUNNING, 10, TimeUnit.SECONDS)).isTrue();
    List<ListenableFuture<EvaluateResponse>> more = call(QUEUED + 1);
    // Nobody leaves before the gate opens, so exactly one of these is too many.
    assertThatExceptionOfType(StatusRuntimeException.class)
        .isThrownBy(() -> firstToFail(more))
        .withMessage(
            "UNKNOWN: too many requests for /gateway.Gateway, exceeding concurrency limit (2)");
    assertThat(entered.availablePermits()).isZero();
    open.countDown();
    for (ListenableFuture<EvaluateResponse> one : admitted) {
      assertThat(one.get(10, TimeUnit.SECONDS)).isNotNull();
    }
    assertThat(entered.tryAcquire(QUEUED, 10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void places_are_given_back() throws Exception {
    open.countDown();
    for (int i = 0; i < 20; i++) {
      call(1).getFirst().get(10, TimeUnit.SECONDS);
    }
    assertThat(entered.availablePermits()).isEqualTo(20);
  }

  private static void firstToFail(List<ListenableFuture<EvaluateResponse>> calls) throws Throwable {
    while (true) {
      for (ListenableFuture<EvaluateResponse> call : calls) {
        if (call.isDone()) {
          try {
            call.get();
          } catch (java.util.concurrent.ExecutionException e) {
            throw e.getCause();
          }
        }
      }
      Thread.onSpinWait();
    }
  }

  private List<ListenableFuture<EvaluateResponse>> call(int times) {
    List<ListenableFuture<EvaluateResponse>> calls = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      calls.add(GatewayGrpc.newFutureStub(channel).evaluate(EvaluateRequest.getDefaultInstance()));
    }
    return calls;
  }

  private final class SlowGateway extends GatewayGrpc.GatewayImplBase {
    @Override
    public void evaluate(EvaluateRequest request, StreamObserver<EvaluateResponse> response) {
      entered.release();
      try {
        open.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      response.onNext(EvaluateResponse.getDefaultInstance());
      response.onCompleted();
    }
  }
}
