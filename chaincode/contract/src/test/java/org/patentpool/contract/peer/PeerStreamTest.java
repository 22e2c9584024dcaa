package org.patentpool.contract.peer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.grpc.stub.StreamObserver;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.protos.peer.ChaincodeAdditionalParams;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.GetStateMultiple;
import org.hyperledger.fabric.protos.peer.GetStateMultipleResult;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stream between a peer and a shim, both played by the test. */
class PeerStreamTest {
  private final Kept peer = new Kept();
  private final Kept shim = new Kept();
  private final PeerStream stream = new PeerStream(new PeerStream.Sending(peer), shim);
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** Keeps what it is told. */
  private static final class Kept implements StreamObserver<ChaincodeMessage> {
    final BlockingQueue<ChaincodeMessage> messages = new LinkedBlockingQueue<>();
    final List<String> ends = new ArrayList<>();

    @Override
    public void onNext(ChaincodeMessage message) {
      messages.add(message);
    }

    @Override
    public void onError(Throwable why) {
      ends.add(String.valueOf(why.getMessage()));
    }

    @Override
    public void onCompleted() {
      ends.add("completed");
    }

    ChaincodeMessage next() throws InterruptedException {
      return messages.poll(1, TimeUnit.MINUTES);
    }
  }

  @BeforeEach
  void announced() {
    stream.onNext(
        ChaincodeMessage.newBuilder()
            .setType(ChaincodeMessage.Type.READY)
            .setPayload(
                ChaincodeAdditionalParams.newBuilder()
                    .setUseGetMultipleKeys(true)
                    .setMaxSizeGetMultipleKeys(10)
                    .build()
                    .toByteString())
            .build());
    assertThat(shim.messages.poll().getType()).isEqualTo(ChaincodeMessage.Type.READY);
  }

  @AfterEach
  void no_thread_is_left() throws InterruptedException {
    threads.shutdown();
    assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
  }

  private static ChaincodeStub stub(String channel, String txId) {
    return (ChaincodeStub)
        Proxy.newProxyInstance(
            ChaincodeStub.class.getClassLoader(),
            new Class<?>[] {ChaincodeStub.class},
            (_, called, _) ->
                switch (called.getName()) {
                  case "getChannelId" -> channel;
                  case "getTxId" -> txId;
                  default -> throw new UnsupportedOperationException(called.getName());
                });
  }

  private Future<String> ask(String channel, String txId) {
    Callable<String> asking =
        () -> stream.get(stub(channel, txId), List.of("key")).getFirst().toStringUtf8();
    return threads.submit(asking);
  }

  private static ChaincodeMessage answer(ChaincodeMessage question, String value) {
    return question.toBuilder()
        .setType(ChaincodeMessage.Type.RESPONSE)
        .setPayload(
            GetStateMultipleResult.newBuilder()
                .addValues(ByteString.copyFrom(value, UTF_8))
                .build()
                .toByteString())
        .build();
  }

  @Test
  void answers_reach_their_transactions_in_whatever_order_they_come() throws Exception {
    Future<String> one = ask("a", "1");
    ChaincodeMessage first = peer.next();
    Future<String> two = ask("a", "2");
    ChaincodeMessage second = peer.next();
    Future<String> elsewhere = ask("b", "1");
    ChaincodeMessage third = peer.next();
    assertThat(GetStateMultiple.parseFrom(first.getPayload()).getKeysList()).containsExactly("key");
    stream.onNext(answer(third, "b1"));
    stream.onNext(answer(second, "a2"));
    stream.onNext(answer(first, "a1"));
    assertThat(one.get()).isEqualTo("a1");
    assertThat(two.get()).isEqualTo("a2");
    assertThat(elsewhere.get()).isEqualTo("b1");
    assertThat(shim.messages).isEmpty();
  }

  @Test
  void what_was_not_asked_from_here_goes_to_the_shim() throws Exception {
    Future<String> asked = ask("a", "1");
    ChaincodeMessage question = peer.next();
    ChaincodeMessage others = question.toBuilder().setTxid("2").build();
    stream.onNext(answer(others, "for the shim"));
    assertThat(shim.next().getTxid()).isEqualTo("2");
    stream.onNext(answer(question, "for us"));
    assertThat(asked.get()).isEqualTo("for us");
    stream.onNext(answer(question, "again, for the shim"));
    assertThat(shim.next().getTxid()).isEqualTo("1");
  }

  @Test
  void who_waits_when_the_stream_ends_is_told_and_so_is_who_comes_later() throws Exception {
    Future<String> waiting = ask("a", "1");
    peer.next();
    stream.onError(new IllegalStateException("broken"));
    assertThatThrownBy(waiting::get)
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("ended meanwhile");
    assertThatThrownBy(() -> ask("a", "2").get()).hasMessageContaining("has ended");
    assertThat(peer.messages).isEmpty();
    assertThat(shim.ends).containsExactly("broken");
  }

  @Test
  void who_is_interrupted_stops_waiting() throws Exception {
    Future<String> waiting = ask("a", "1");
    peer.next();
    threads.shutdownNow();
    assertThatThrownBy(waiting::get).hasMessageContaining("stopped while waiting");
    stream.onCompleted();
    assertThat(shim.ends).containsExactly("completed");
  }
}
