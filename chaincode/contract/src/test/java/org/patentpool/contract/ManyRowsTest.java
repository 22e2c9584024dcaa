package org.patentpool.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.util.Map;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.peer.ChaincodeAdditionalParams;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.GetStateMultipleResult;
import org.hyperledger.fabric.protos.peer.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract on the stock shim, before peers that do and do not take many rows at once. */
class ManyRowsTest {
  private static final ChaincodeAdditionalParams NOTHING =
      ChaincodeAdditionalParams.getDefaultInstance();

  /** Sizes come from every peer of Fabric 3.1, whatever it is set to take. */
  private static final ChaincodeAdditionalParams SIZES =
      ChaincodeAdditionalParams.newBuilder()
          .setMaxSizeGetMultipleKeys(1000)
          .setMaxSizeWriteBatch(1000)
          .build();

  private static final ChaincodeAdditionalParams MANY =
      SIZES.toBuilder().setUseGetMultipleKeys(true).setUseWriteBatch(true).build();

  private Sample pool;

  @BeforeEach
  void people() throws Exception {
    pool = new Sample(new PoolChaincode(DayGuard.of("allowed")));
  }

  private static PlayedPeer peer(ChaincodeAdditionalParams announced) throws Exception {
    return new PlayedPeer(new PoolChaincode(DayGuard.of("allowed")), announced);
  }

  private Response found(PlayedPeer peer) throws Exception {
    return peer.call(pool.operator, "pool.found", pool.founding);
  }

  private Response sign(PlayedPeer peer, Response founded) throws Exception {
    return peer.call(
        pool.founder, "pool.sign", Sample.signing(founded.getPayload().toStringUtf8()));
  }

  @Test
  void a_command_reads_once_and_writes_once() throws Exception {
    PlayedPeer peer = peer(MANY);
    Response founded = found(peer);
    assertThat(founded.getStatus()).as(founded.getMessage()).isEqualTo(200);
    assertThat(peer.asked)
        .containsExactly(
            ChaincodeMessage.Type.GET_STATE_MULTIPLE, ChaincodeMessage.Type.WRITE_BATCH_STATE);
    Response signed = sign(peer, founded);
    assertThat(signed.getStatus()).as(signed.getMessage()).isEqualTo(200);
    assertThat(peer.asked)
        .containsExactly(
            ChaincodeMessage.Type.GET_STATE_MULTIPLE, ChaincodeMessage.Type.WRITE_BATCH_STATE);
  }

  @Test
  void a_peer_that_announces_sizes_alone_or_nothing_is_asked_for_row_after_row() throws Exception {
    for (var announced : new ChaincodeAdditionalParams[] {NOTHING, SIZES}) {
      PlayedPeer peer = peer(announced);
      sign(peer, found(peer));
      assertThat(peer.asked)
          .contains(ChaincodeMessage.Type.GET_STATE, ChaincodeMessage.Type.PUT_STATE);
      assertThat(peer.asked)
          .doesNotContain(
              ChaincodeMessage.Type.GET_STATE_MULTIPLE, ChaincodeMessage.Type.WRITE_BATCH_STATE);
    }
  }

  @Test
  void all_peers_are_told_the_same_and_left_the_same_rows() throws Exception {
    PlayedPeer many = peer(MANY);
    PlayedPeer one = peer(NOTHING);
    Response foundedByMany = found(many);
    Response foundedByOne = found(one);
    assertThat(foundedByMany).isEqualTo(foundedByOne);
    assertThat(sign(many, foundedByMany)).isEqualTo(sign(one, foundedByOne));
    assertThat(texts(many)).hasSizeGreaterThan(5).isEqualTo(texts(one));
  }

  @Test
  void no_message_has_more_than_the_peer_takes() throws Exception {
    PlayedPeer peer =
        peer(MANY.toBuilder().setMaxSizeGetMultipleKeys(3).setMaxSizeWriteBatch(3).build());
    Response founded = found(peer);
    assertThat(founded.getStatus()).as(founded.getMessage()).isEqualTo(200);
    assertThat(peer.largest).isEqualTo(3);
    assertThat(peer.asked)
        .filteredOn(ChaincodeMessage.Type.WRITE_BATCH_STATE::equals)
        .hasSizeGreaterThan(2);
    PlayedPeer other = peer(MANY);
    found(other);
    assertThat(texts(peer)).isEqualTo(texts(other));
  }

  @Test
  void a_refused_read_fails_the_call() throws Exception {
    PlayedPeer peer = peer(MANY);
    peer.spoils =
        answer ->
            answer.toBuilder()
                .setType(ChaincodeMessage.Type.ERROR)
                .setPayload(ByteString.copyFrom("secret", UTF_8))
                .build();
    assertFailed(found(peer));
    assertThat(peer.asked).containsExactly(ChaincodeMessage.Type.GET_STATE_MULTIPLE);
  }

  @Test
  void a_refused_write_fails_the_call() throws Exception {
    PlayedPeer peer = peer(MANY);
    peer.spoils =
        answer ->
            peer.asked.getLast() == ChaincodeMessage.Type.WRITE_BATCH_STATE
                ? answer.toBuilder().setType(ChaincodeMessage.Type.ERROR).build()
                : answer;
    assertFailed(found(peer));
    assertThat(peer.ledger.rows).isEmpty();
  }

  @Test
  void an_answer_with_too_few_rows_or_none_that_can_be_read_fails_the_call() throws Exception {
    PlayedPeer peer = peer(MANY);
    peer.spoils =
        answer ->
            with(answer, GetStateMultipleResult.newBuilder().addValues(ByteString.EMPTY).build());
    assertFailed(found(peer));
    peer.spoils = answer -> answer.toBuilder().setPayload(ByteString.fromHex("ff")).build();
    assertFailed(found(peer));
  }

  private static ChaincodeMessage with(ChaincodeMessage answer, GetStateMultipleResult rows) {
    return answer.toBuilder().setPayload(rows.toByteString()).build();
  }

  private static void assertFailed(Response response) {
    assertThat(response.getStatus()).isEqualTo(500);
    assertThat(response.getMessage()).contains("the contract failed").doesNotContain("secret");
  }

  private static Map<String, String> texts(PlayedPeer peer) {
    var texts = new TreeMap<String, String>();
    peer.ledger.rows.forEach((key, row) -> texts.put(key, new String(row, UTF_8)));
    return texts;
  }
}
