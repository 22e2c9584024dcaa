package org.patentpool.network.chaincode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patentpool.network.simulation.Sets.bytes;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.hyperledger.fabric.protos.peer.ChaincodeAdditionalParams;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.DelState;
import org.hyperledger.fabric.protos.peer.GetState;
import org.hyperledger.fabric.protos.peer.GetStateByRange;
import org.hyperledger.fabric.protos.peer.GetStateMultiple;
import org.hyperledger.fabric.protos.peer.GetStateMultipleResult;
import org.hyperledger.fabric.protos.peer.PutState;
import org.hyperledger.fabric.protos.peer.QueryResponse;
import org.hyperledger.fabric.protos.peer.QueryStateClose;
import org.hyperledger.fabric.protos.peer.QueryStateNext;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.StateMetadata;
import org.hyperledger.fabric.protos.peer.WriteBatchState;
import org.hyperledger.fabric.protos.peer.WriteRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patentpool.network.simulation.Sets;
import org.patentpool.network.simulation.TestChannel;
import org.patentpool.network.simulation.TxSimulator;
import org.patentpool.network.store.Version;

/** The protocol message by message, with what the stock shim never sends. */
class ChaincodeStreamTest {
  private static final String TX = "tx1";

  private final TestChannel channel =
      new TestChannel()
          .define("probe", TestChannel.collection("closed", false, false, "OperatorMSP"));
  private final TxSimulator simulator = channel.simulator(TX, "OperatorMSP", "OperatorMSP");
  private final Run run =
      new Run(simulator, "probe", TestRuntime.proposal(TX, "OperatorMSP", Map.of()));
  private final ToChaincode sent = new ToChaincode();

  private InstalledChaincodes installed;
  private Registry registry;
  private ChaincodeStream stream;

  @BeforeEach
  void connect(@TempDir Path directory) throws Exception {
    installed =
        InstalledChaincodes.fromJar(
            TestRuntime.jar(directory, "probe=" + ProbeChaincode.class.getName()));
    registry = new Registry(installed, "nowhere", 4);
    stream = new ChaincodeStream(registry, sent);
  }

  @AfterEach
  void close() {
    installed.close();
  }

  private void register() {
    registry.expect(new Launch(registry, new Launch.Slot("OperatorMSP", "probe"), "id"));
    receive(ChaincodeMessage.Type.REGISTER, ChaincodeID.newBuilder().setName("id").build());
    sent.messages.clear();
  }

  private CompletableFuture<Answer> execute() {
    CompletableFuture<Answer> answer =
        stream.execute(run, "probe", ChaincodeInput.getDefaultInstance());
    sent.messages.clear();
    return answer;
  }

  private void begin() {
    assertThat(execute()).isNotDone();
  }

  private void receive(ChaincodeMessage.Type type, MessageLite payload) {
    receive(type, TX, payload.toByteString());
  }

  private void receive(ChaincodeMessage.Type type, String txId, ByteString payload) {
    stream.onNext(
        ChaincodeMessage.newBuilder()
            .setType(type)
            .setTxid(txId)
            .setChannelId(TestChannel.NAME)
            .setPayload(payload)
            .build());
  }

  private ChaincodeMessage reply() {
    assertThat(sent.messages).hasSize(1);
    return sent.messages.removeFirst();
  }

  private void assertRefused(String reason) {
    ChaincodeMessage reply = reply();
    assertThat(reply.getType()).isEqualTo(ChaincodeMessage.Type.ERROR);
    assertThat(reply.getPayload().toStringUtf8()).isEqualTo(reason);
    assertThat(reply.getTxid()).isEqualTo(TX);
    assertThat(reply.getChannelId()).isEqualTo(TestChannel.NAME);
  }

  private ByteString accepted() {
    ChaincodeMessage reply = reply();
    assertThat(reply.getType()).isEqualTo(ChaincodeMessage.Type.RESPONSE);
    return reply.getPayload();
  }

  @Test
  void a_registration_is_acknowledged_and_batches_are_announced() throws Exception {
    Launch launch = new Launch(registry, new Launch.Slot("OperatorMSP", "probe"), "id");
    registry.expect(launch);
    receive(ChaincodeMessage.Type.REGISTER, ChaincodeID.newBuilder().setName("id").build());

    assertThat(sent.messages)
        .extracting(ChaincodeMessage::getType)
        .containsExactly(ChaincodeMessage.Type.REGISTERED, ChaincodeMessage.Type.READY);
    assertThat(ChaincodeAdditionalParams.parseFrom(sent.messages.getLast().getPayload()))
        .isEqualTo(
            ChaincodeAdditionalParams.newBuilder()
                .setUseWriteBatch(true)
                .setMaxSizeWriteBatch(1000)
                .setUseGetMultipleKeys(true)
                .setMaxSizeGetMultipleKeys(1000)
                .build());
  }

  @Test
  void whoever_is_not_expected_is_turned_away() {
    receive(ChaincodeMessage.Type.REGISTER, ChaincodeID.newBuilder().setName("stranger").build());
    assertThat(Status.fromThrowable(sent.end).getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    assertThat(sent.messages).isEmpty();
  }

  @Test
  void nobody_registers_twice_under_one_name() {
    register();
    ToChaincode second = new ToChaincode();
    new ChaincodeStream(registry, second)
        .onNext(
            ChaincodeMessage.newBuilder()
                .setType(ChaincodeMessage.Type.REGISTER)
                .setPayload(ChaincodeID.newBuilder().setName("id").build().toByteString())
                .build());
    assertThat(second.end).isNotNull();
  }

  @Test
  void a_stream_has_to_begin_with_a_registration_that_can_be_read() {
    receive(ChaincodeMessage.Type.GET_STATE, GetState.getDefaultInstance());
    assertThat(sent.end).isNotNull();

    ToChaincode second = new ToChaincode();
    new ChaincodeStream(registry, second)
        .onNext(
            ChaincodeMessage.newBuilder()
                .setType(ChaincodeMessage.Type.REGISTER)
                .setPayload(bytes("\u0008"))
                .build());
    assertThat(second.end).isNotNull();
  }

  @Test
  void a_transaction_goes_out_with_its_proposal_and_without_decorations() throws Exception {
    register();
    ChaincodeInput forged =
        ChaincodeInput.newBuilder().addArgs(bytes("f")).putDecorations("k", bytes("v")).build();
    assertThat(stream.execute(run, "probe", forged)).isNotDone();
    ChaincodeMessage transaction = reply();
    assertThat(transaction.getType()).isEqualTo(ChaincodeMessage.Type.TRANSACTION);
    assertThat(transaction.getProposal()).isEqualTo(run.proposal());
    assertThat(ChaincodeInput.parseFrom(transaction.getPayload()))
        .isEqualTo(ChaincodeInput.newBuilder().addArgs(bytes("f")).build());
  }

  @Test
  void malformed_questions_are_answered() {
    register();
    begin();
    receive(ChaincodeMessage.Type.GET_STATE, TX, bytes("\u000f"));
    ChaincodeMessage reply = reply();
    assertThat(reply.getType()).isEqualTo(ChaincodeMessage.Type.ERROR);
    assertThat(reply.getPayload().toStringUtf8())
        .startsWith("GET_STATE failed: transaction ID: tx1: unmarshal failed: ");

    receive(ChaincodeMessage.Type.INVOKE_CHAINCODE, TX, bytes("\u000f"));
    assertThat(reply().getPayload().toStringUtf8())
        .startsWith("INVOKE_CHAINCODE failed: transaction ID: tx1: unmarshal failed: ");
  }

  @Test
  void keys_that_are_no_text_are_refused() {
    register();
    begin();
    ByteString key = ByteString.copyFrom(new byte[] {0x0a, 0x01, (byte) 0xff});
    receive(ChaincodeMessage.Type.PUT_STATE, TX, key);
    assertThat(reply().getPayload().toStringUtf8())
        .startsWith("PUT_STATE failed: transaction ID: tx1: unmarshal failed: ");
  }

  @Test
  void messages_that_no_chaincode_sends_are_answered() {
    register();
    begin();
    receive(ChaincodeMessage.Type.INIT, GetState.getDefaultInstance());
    assertRefused("INIT failed: transaction ID: tx1: a peer does not answer messages of this type");
    stream.onNext(
        ChaincodeMessage.newBuilder()
            .setTypeValue(99)
            .setTxid(TX)
            .setChannelId(TestChannel.NAME)
            .build());
    assertRefused(
        "UNRECOGNIZED failed: transaction ID: tx1: a peer does not answer messages of this type");
    receive(ChaincodeMessage.Type.GET_STATE, GetState.newBuilder().setKey("still served").build());
    assertThat(accepted()).isEqualTo(ByteString.EMPTY);
  }

  @Test
  void keep_alives_are_not_answered() {
    register();
    receive(ChaincodeMessage.Type.KEEPALIVE, GetState.getDefaultInstance());
    assertThat(sent.messages).isEmpty();
  }

  @Test
  void questions_outside_a_transaction_are_refused() {
    register();
    receive(ChaincodeMessage.Type.GET_STATE, GetState.newBuilder().setKey("k").build());
    assertRefused("GET_STATE failed: transaction ID: tx1: no ledger context");
    receive(ChaincodeMessage.Type.INVOKE_CHAINCODE, GetState.getDefaultInstance());
    assertRefused("INVOKE_CHAINCODE failed: transaction ID: tx1: could not get valid transaction");
    receive(ChaincodeMessage.Type.COMPLETED, Response.getDefaultInstance());
    assertThat(sent.messages).isEmpty();
  }

  @Test
  void refusals_carry_the_reason_of_the_ledger() {
    register();
    begin();
    receive(
        ChaincodeMessage.Type.GET_STATE,
        GetState.newBuilder().setCollection("none").setKey("k").build());
    assertRefused(
        "GET_STATE failed: transaction ID: tx1: collection pool-channel/probe/none could not be"
            + " found");
    receive(ChaincodeMessage.Type.PURGE_PRIVATE_DATA, DelState.newBuilder().setKey("k").build());
    assertRefused(
        "PURGE_PRIVATE_DATA failed: transaction ID: tx1: only applicable for private data");
    receive(ChaincodeMessage.Type.QUERY_STATE_NEXT, QueryStateNext.newBuilder().setId("7").build());
    assertRefused("QUERY_STATE_NEXT failed: transaction ID: tx1: query iterator not found");
  }

  @Test
  void an_iterator_that_is_gone_can_be_closed_again() throws Exception {
    register();
    begin();
    receive(
        ChaincodeMessage.Type.GET_STATE_BY_RANGE,
        GetStateByRange.newBuilder().setStartKey("a").build());
    QueryResponse range = QueryResponse.parseFrom(accepted());
    assertThat(range.getHasMore()).isFalse();
    receive(
        ChaincodeMessage.Type.QUERY_STATE_CLOSE,
        QueryStateClose.newBuilder().setId(range.getId()).build());
    assertThat(QueryResponse.parseFrom(accepted()).getId()).isEqualTo(range.getId());
  }

  @Test
  void writes_and_reads_in_batches_are_served() throws Exception {
    channel.state().put("probe", "b", "held", new Version(5, 0));
    register();
    begin();
    receive(
        ChaincodeMessage.Type.WRITE_BATCH_STATE,
        WriteBatchState.newBuilder()
            .addRec(record("put", WriteRecord.Type.PUT_STATE).setValue(bytes("v")))
            .addRec(record("del", WriteRecord.Type.DEL_STATE))
            .addRec(record("purge", WriteRecord.Type.PURGE_PRIVATE_DATA).setCollection("closed"))
            .addRec(
                record("meta", WriteRecord.Type.PUT_STATE_METADATA)
                    .setMetadata(StateMetadata.newBuilder().setMetakey("m")))
            .build());
    assertThat(accepted()).isEqualTo(ByteString.EMPTY);
    receive(
        ChaincodeMessage.Type.GET_STATE_MULTIPLE,
        GetStateMultiple.newBuilder().addKeys("a").addKeys("b").build());
    assertThat(GetStateMultipleResult.parseFrom(accepted()).getValuesList())
        .containsExactly(ByteString.EMPTY, bytes("held"));

    var simulation = simulator.finish(Response.getDefaultInstance(), null);
    assertThat(Sets.of(simulation, "probe").getWritesList())
        .containsExactly(Sets.deletion("del"), Sets.write("put", "v"));
    assertThat(Sets.of(simulation, "probe").getMetadataWritesCount()).isEqualTo(1);
    assertThat(simulation.privateWrites().getNsPvtRwsetCount()).isEqualTo(1);
  }

  @Test
  void a_batch_with_an_operation_nobody_knows_is_refused() {
    register();
    begin();
    receive(
        ChaincodeMessage.Type.WRITE_BATCH_STATE,
        WriteBatchState.newBuilder().addRec(record("k", WriteRecord.Type.UNDEFINED)).build());
    assertRefused("WRITE_BATCH_STATE failed: transaction ID: tx1: unknown operation type");
  }

  @Test
  void the_last_word_of_the_chaincode_ends_the_call() {
    register();
    CompletableFuture<Answer> answer = execute();
    receive(ChaincodeMessage.Type.GET_STATE_BY_RANGE, PutState.newBuilder().setKey("a").build());
    accepted();
    receive(ChaincodeMessage.Type.ERROR, TX, bytes("broken"));
    assertThat(answer.join())
        .isInstanceOfSatisfying(
            Answer.Given.class,
            given -> assertThat(given.message().getPayload()).isEqualTo(bytes("broken")));
    receive(ChaincodeMessage.Type.GET_STATE, GetState.newBuilder().setKey("k").build());
    assertRefused("GET_STATE failed: transaction ID: tx1: no ledger context");
  }

  @Test
  void a_stream_that_breaks_fails_what_is_in_flight_and_takes_nothing_more() {
    register();
    CompletableFuture<Answer> answer = execute();
    stream.onError(Status.CANCELLED.asRuntimeException());
    assertThat(answer.join()).isEqualTo(Answer.streamTerminated());
    Run later =
        new Run(channel.simulator("tx2", "OperatorMSP", "OperatorMSP"), "probe", run.proposal());
    assertThat(stream.execute(later, "probe", ChaincodeInput.getDefaultInstance()).join())
        .isEqualTo(Answer.streamTerminated());
    assertThat(sent.end).isNotNull();
  }

  @Test
  void a_stream_that_cannot_be_written_to_does_not_break_its_callers() {
    register();
    sent.broken = true;
    CompletableFuture<Answer> answer =
        stream.execute(run, "probe", ChaincodeInput.getDefaultInstance());
    stream.onCompleted();
    assertThat(answer.join()).isEqualTo(Answer.streamTerminated());
  }

  private static WriteRecord.Builder record(String key, WriteRecord.Type type) {
    return WriteRecord.newBuilder().setKey(key).setType(type);
  }

  /** What the chaincode would have received. */
  private static final class ToChaincode implements StreamObserver<ChaincodeMessage> {
    private final List<ChaincodeMessage> messages = new ArrayList<>();
    private @Nullable Throwable end;
    private boolean broken;

    @Override
    public void onNext(ChaincodeMessage message) {
      if (broken) {
        throw new IllegalStateException("call is closed");
      }
      messages.add(message);
    }

    @Override
    public void onError(Throwable failure) {
      end = failure;
    }

    @Override
    public void onCompleted() {
      throw new AssertionError("a peer does not end a stream without a reason");
    }
  }
}
