package org.patentpool.network.endorsement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.VALID;
import static org.patentpool.network.endorsement.EndorserFixture.endorsers;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.ProposalResponse;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patentpool.network.endorsement.EndorsementRefused.Kind;
import org.patentpool.network.testing.Parties;
import org.patentpool.network.testing.Proposed;
import org.patentpool.network.testing.Writes;

class EndorserTest {
  @TempDir Path directory;
  private EndorserFixture fixture;

  @BeforeEach
  void open() throws IOException {
    fixture = new EndorserFixture(directory);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private Proposed pool(String... arguments) {
    return new Proposed(fixture.parties.member, "pool", arguments);
  }

  private Proposed accounts(String... arguments) {
    return new Proposed(fixture.parties.clerk, "accounts", arguments);
  }

  private EndorsementRefused refused(Proposed proposed, String... organizations) {
    EndorsementRefused refused =
        catchThrowableOfType(
            EndorsementRefused.class, () -> fixture.endorse(proposed, organizations));
    assertThat(refused).isNotNull();
    return refused;
  }

  @Test
  void what_is_endorsed_is_valid_once_committed() throws Exception {
    assertThat(fixture.commit(pool("put", "key", "value"))).isEqualTo(VALID);
    assertThat(fixture.channel.value("pool", "key")).isEqualTo("value");
    assertThat(fixture.evaluate(pool("get", "key")).getPayload().toStringUtf8()).isEqualTo("value");
  }

  @Test
  void every_response_has_the_same_payload_over_the_proposal_without_what_is_hidden()
      throws Exception {
    Proposed proposed = pool("put", "key", "value").hidden("secret", "s3cret");
    List<ProposalResponse> responses = fixture.endorse(proposed);
    assertThat(responses).hasSize(3);
    assertThat(responses)
        .extracting(ProposalResponse::getPayload)
        .containsOnly(responses.getFirst().getPayload());
    var payload = ProposalResponsePayload.parseFrom(responses.getFirst().getPayload());
    assertThat(payload.getProposalHash()).isEqualTo(proposed.hash());
    assertThat(payload.toString()).doesNotContain("s3cret");
    ChaincodeAction action = ChaincodeAction.parseFrom(payload.getExtension());
    assertThat(action.getChaincodeId().getName()).isEqualTo("pool");
    assertThat(action.getChaincodeId().getVersion()).isEqualTo("1.0");
    assertThat(action.getResponse().getStatus()).isEqualTo(200);
    assertThat(action.getEvents().isEmpty()).isTrue();
  }

  @Test
  void an_event_is_part_of_what_is_endorsed() throws Exception {
    var responses = fixture.endorse(pool("event", "happened", "so"));
    var payload = ProposalResponsePayload.parseFrom(responses.getFirst().getPayload());
    ChaincodeAction action = ChaincodeAction.parseFrom(payload.getExtension());
    ChaincodeEvent event = ChaincodeEvent.parseFrom(action.getEvents());
    assertThat(event.getEventName()).isEqualTo("happened");
    assertThat(event.getChaincodeId()).isEqualTo("pool");
  }

  @Test
  void as_many_organisations_endorse_as_the_chaincodes_policy_needs() throws Exception {
    assertThat(endorsers(fixture.endorse(pool("put", "k", "v"))))
        .containsExactly("OperatorMSP", "Founder1MSP", "Founder2MSP");
    assertThat(endorsers(fixture.endorse(accounts("put", "k", "v"))))
        .containsExactly("OperatorMSP", "AuditorMSP");
    assertThat(
            endorsers(
                fixture.endorse(new Proposed(fixture.parties.member, "open", "put", "k", "v"))))
        .containsExactly("OperatorMSP");
  }

  @Test
  void named_organisations_endorse_and_no_others() throws Exception {
    assertThat(endorsers(fixture.endorse(pool("put", "k", "v"), "AuditorMSP", "Founder2MSP")))
        .containsExactlyInAnyOrder("AuditorMSP", "Founder2MSP");
    assertThat(refused(pool("put", "k", "v"), "OperatorMSP", "MembersMSP").kind())
        .isEqualTo(Kind.NO_NODE);
  }

  @Test
  void a_key_with_a_policy_of_its_own_is_endorsed_by_those_whom_it_names() throws Exception {
    ByteString founders =
        Parties.outOf(2, fixture.parties.founder1, fixture.parties.founder2).toByteString();
    fixture.channel.commit(
        fixture.channel.onPool(
            new Writes().put("pool", "guarded", "1").policy("pool", "guarded", founders)));
    assertThat(endorsers(fixture.endorse(pool("put", "guarded", "2"))))
        .containsExactly("Founder1MSP", "Founder2MSP");
    assertThat(fixture.commit(pool("put", "guarded", "2"))).isEqualTo(VALID);
  }

  @Test
  void a_collection_with_a_policy_of_its_own_is_endorsed_by_those_whom_it_names() throws Exception {
    Proposed proposed = accounts("putPrivate", "audited", "k", "v");
    assertThat(endorsers(fixture.endorse(proposed))).containsExactly("AuditorMSP");
    assertThat(fixture.commit(accounts("putPrivate", "audited", "k", "v"))).isEqualTo(VALID);
  }

  @Test
  void what_another_chaincode_writes_is_endorsed_under_its_policy_too() throws Exception {
    Proposed both = pool(EndorserFixture.all("put|k|v", "call|accounts||put|k|v"));
    assertThat(endorsers(fixture.endorse(both))).contains("OperatorMSP", "AuditorMSP").hasSize(3);
    Proposed again = pool(EndorserFixture.all("put|k|v", "call|accounts||put|k|v"));
    assertThat(fixture.commit(again)).isEqualTo(VALID);
    assertThat(fixture.channel.value("accounts", "k")).isEqualTo("v");
  }

  @Test
  void private_writes_wait_until_their_transaction_is_committed() throws Exception {
    Proposed proposed = accounts("putPrivate", "confidential", "k", "v");
    fixture.endorse(proposed);
    TxPvtReadWriteSet held = Objects.requireNonNull(fixture.waiting.find(proposed.txId()));
    assertThat(held.getNsPvtRwset(0).getNamespace()).isEqualTo("accounts");
    assertThat(fixture.commit(proposed)).isEqualTo(VALID);
    assertThat(fixture.waiting.find(proposed.txId())).isNull();
    Proposed reading = accounts("getPrivate", "confidential", "k");
    assertThat(fixture.evaluate(reading).getPayload().toStringUtf8()).isEqualTo("v");
  }

  @Test
  void evaluating_leaves_no_private_writes_behind() throws Exception {
    Proposed proposed = accounts("putPrivate", "confidential", "k", "v");
    fixture.evaluate(proposed);
    assertThat(fixture.waiting.find(proposed.txId())).isNull();
  }

  @Test
  void organisations_that_see_different_things_do_not_agree() throws Exception {
    fixture.commit(accounts("putPrivate", "confidential", "k", "v"));
    Proposed reading = accounts("caught", "getPrivate", "confidential", "k");
    EndorsementRefused refused = refused(reading, "OperatorMSP", "Founder1MSP");
    assertThat(refused.kind()).isEqualTo(Kind.MISMATCH);
    assertThat(refused.organization()).isEqualTo("Founder1MSP");
    assertThat(refused).hasMessageContaining("ProposalResponsePayloads do not match");
    assertThat(
            fixture.endorse(
                accounts("caught", "getPrivate", "confidential", "k"), "OperatorMSP", "AuditorMSP"))
        .hasSize(2);
  }

  @Test
  void an_answer_is_evaluated_where_it_is_asked_for() throws Exception {
    fixture.commit(accounts("putPrivate", "confidential", "k", "v"));
    String[] reading = {"caught", "getPrivate", "confidential", "k"};
    assertThat(fixture.evaluate(accounts(reading), "AuditorMSP").getPayload().toStringUtf8())
        .isEqualTo("v");
    assertThat(fixture.evaluate(accounts(reading), "Founder1MSP").getPayload().toStringUtf8())
        .startsWith("caught");
  }

  @Test
  void hidden_data_does_not_go_to_organisations_outside_a_collection() throws Exception {
    String[] steps = EndorserFixture.all("putPrivate|audited|k|v", "call|pool||put|k|v");
    assertThat(refused(accounts(steps).hidden("k", "v")).kind()).isEqualTo(Kind.UNSATISFIABLE);
    assertThat(endorsers(fixture.endorse(accounts(steps)))).hasSize(3);
    assertThat(
            fixture.endorse(
                accounts(steps).hidden("k", "v"), "OperatorMSP", "Founder1MSP", "AuditorMSP"))
        .hasSize(3);
  }

  @Test
  void a_response_of_400_or_more_is_not_endorsed() throws Exception {
    EndorsementRefused refused = refused(pool("status", "400"));
    assertThat(refused.kind()).isEqualTo(Kind.CHAINCODE_RESPONSE);
    assertThat(refused.response()).extracting(Response::getStatus).isEqualTo(400);
    assertThat(refused).hasMessage("chaincode response 400, as asked");
    assertThat(fixture.endorse(pool("status", "200"))).hasSize(3);
    EndorsementRefused evaluated =
        catchThrowableOfType(
            EndorsementRefused.class, () -> fixture.evaluate(pool("status", "400")));
    assertThat(evaluated.kind()).isEqualTo(Kind.CHAINCODE_RESPONSE);
  }

  @Test
  void a_chaincode_that_fails_is_reported_as_one() {
    assertThat(refused(pool("crash")).kind()).isIn(Kind.CHAINCODE_RESPONSE, Kind.EXECUTION_FAILED);
  }

  @Test
  void a_chaincode_that_is_not_defined_is_reported() {
    EndorsementRefused refused =
        refused(new Proposed(fixture.parties.member, "unknown", "put", "k", "v"));
    assertThat(refused.kind()).isEqualTo(Kind.EXECUTION_FAILED);
    assertThat(refused).hasMessageContaining("unknown");
  }

  @Test
  void the_lifecycle_is_not_available() {
    for (String chaincode : List.of("lscc", "_lifecycle")) {
      assertThat(refused(new Proposed(fixture.parties.clerk, chaincode, "GetChainInfo")).kind())
          .isEqualTo(Kind.DENIED);
    }
  }
}
