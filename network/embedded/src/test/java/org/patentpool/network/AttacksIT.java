package org.patentpool.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.patentpool.network.RunningNetwork.FOUNDER1;
import static org.patentpool.network.RunningNetwork.MEMBERS;

import com.google.protobuf.ByteString;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.security.interfaces.ECKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.hyperledger.fabric.protos.peer.DeliverResponse;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.patentpool.network.RawClient.Pen;
import org.patentpool.network.identity.Organizations;
import org.patentpool.network.identity.Topology;
import org.patentpool.network.identity.Validity;

/** What a stranger or a cheat may try from outside, on the whole network. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttacksIT {
  private static final Pen NO_SIGNATURE = message -> ByteString.EMPTY;

  private final Path folder;
  private final RunningNetwork running;
  private final RawClient member;
  private final RawClient founder;

  AttacksIT(@TempDir Path folder) throws Exception {
    this.folder = folder;
    running = RunningNetwork.in(folder);
    member = RawClient.of(running, MEMBERS, "member1");
    founder = RawClient.of(running, FOUNDER1, "founder");
    founder.commit(founder.sign(founder.endorse(founder.propose("event", "begin", "1"))));
  }

  @AfterAll
  void close() {
    running.close();
  }

  @Test
  void nothing_without_a_signature() throws Exception {
    assertRefusedEverywhere(founder, founder.signing(NO_SIGNATURE), Code.INVALID_ARGUMENT);
  }

  @Test
  void nothing_with_the_signature_of_another() throws Exception {
    assertRefusedEverywhere(founder, founder.signing(member.pen()), Code.ABORTED);
  }

  @Test
  void nothing_with_a_signature_over_something_else() throws Exception {
    Pen honest = founder.pen();
    ByteString other = ByteString.copyFromUtf8("something else");
    assertRefusedEverywhere(founder, founder.signing(_ -> honest.sign(other)), Code.ABORTED);
  }

  @Test
  void nothing_with_a_signature_that_is_no_signature() throws Exception {
    Pen garbage = _ -> ByteString.copyFromUtf8("no DER at all");
    assertRefusedEverywhere(founder, founder.signing(garbage), Code.ABORTED);
  }

  @Test
  void nothing_with_s_in_the_upper_half() throws Exception {
    ECKey key = (ECKey) running.connection().key(FOUNDER1, "founder");
    Pen highS = RawClient.highS(founder.pen(), key);
    assertRefusedEverywhere(founder, founder.signing(highS), Code.ABORTED);
  }

  @Test
  void nothing_with_a_certificate_of_a_foreign_authority() throws Exception {
    Path elsewhere = folder.resolve("elsewhere");
    Organizations foreign = Organizations.establish(elsewhere, Topology.standard());
    new ConnectionFile(elsewhere, foreign).write(_ -> running.network().port());
    Connection wallet = new Connection(elsewhere.resolve(ConnectionFile.NAME));
    RawClient stranger = RawClient.of(running, wallet, FOUNDER1, "founder");
    assertRefusedEverywhere(founder, stranger, Code.ABORTED);
  }

  @Test
  void an_expired_certificate_submits_and_reads_nothing() throws Exception {
    Instant now = Instant.now();
    Validity past =
        new Validity(now.minus(Duration.ofMinutes(2)), now.minus(Duration.ofMinutes(1)));
    Organizations organizations =
        Organizations.establish(folder.resolve("network"), Topology.standard());
    organizations.enrol(FOUNDER1, "late", past);
    new ConnectionFile(folder.resolve("network"), organizations).refresh();
    RawClient late = RawClient.of(running, FOUNDER1, "late");
    assertProposalsRefused(late);
    assertSubmissionRefused(founder, late, Code.ABORTED);
    assertStreamsRefused(late);
  }

  @Test
  void a_revoked_certificate_submits_and_reads_nothing() throws Exception {
    running.network().enrol(FOUNDER1, "gone");
    RawClient gone = RawClient.of(running, FOUNDER1, "gone");
    gone.commit(gone.sign(gone.endorse(gone.propose("put", "before", "1"))));
    running.network().revoke(FOUNDER1, "gone");
    assertRefusedEverywhere(founder, gone, Code.ABORTED);
  }

  @Test
  void a_replayed_proposal_is_a_duplicate() throws Exception {
    SignedProposal proposal = founder.propose("put", "replayed", "1");
    Envelope signed = founder.sign(founder.endorse(proposal));
    assertThat(founder.commit(signed).getResult()).isEqualTo(TxValidationCode.VALID);
    StatusRuntimeException again = refusal(() -> founder.endorse(proposal));
    assertThat(again.getStatus().getCode()).isEqualTo(Code.ABORTED);
    assertThat(RawClient.details(again))
        .singleElement()
        .extracting(ErrorDetail::getMessage)
        .asString()
        .contains(RawClient.idOf(signed));
    assertThat(refusal(() -> founder.evaluate(proposal)).getStatus().getCode())
        .isEqualTo(Code.FAILED_PRECONDITION);
  }

  @Test
  void a_replayed_transaction_changes_nothing() throws Exception {
    Envelope signed = founder.sign(founder.endorse(founder.propose("put", "twice", "1")));
    assertThat(founder.commit(signed).getResult()).isEqualTo(TxValidationCode.VALID);
    founder.submit(signed);
    var after = founder.sign(founder.endorse(founder.propose("put", "twice", "2")));
    assertThat(founder.commit(after).getResult()).isEqualTo(TxValidationCode.VALID);
    assertThat(founder.commitStatus(RawClient.idOf(signed)).getResult())
        .isEqualTo(TxValidationCode.VALID);
    assertThat(RunningNetwork.text(read("history", "twice").toByteArray()).split("\n", -1))
        .singleElement()
        .asString()
        .containsOnlyOnce(RawClient.idOf(signed));
  }

  @Test
  void a_tampered_result_satisfies_no_policy() throws Exception {
    Envelope honest = founder.endorse(founder.propose("put", "tampered", "12345"));
    Envelope tampered =
        RawClient.changed(
            honest,
            action ->
                action.setProposalResponsePayload(
                    replaced(action.getProposalResponsePayload(), "12345", "99999")));
    assertThat(tampered).isNotEqualTo(honest);
    assertThat(founder.commit(founder.sign(tampered)).getResult())
        .isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
    assertThat(read("get", "tampered").toStringUtf8()).isEqualTo("<none>");
  }

  @Test
  void a_missing_endorsement_is_missed() throws Exception {
    Envelope prepared = founder.endorse(founder.propose("put", "missing", "1"));
    Envelope poorer = RawClient.changed(prepared, action -> action.removeEndorsements(0));
    assertThat(founder.commit(founder.sign(poorer)).getResult())
        .isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
    assertThat(read("get", "missing").toStringUtf8()).isEqualTo("<none>");
  }

  @Test
  void an_organisation_that_endorses_twice_counts_once() throws Exception {
    Envelope prepared = founder.endorse(founder.propose("put", "doubled", "1"));
    Envelope doubled =
        RawClient.changed(
            prepared,
            action -> {
              Endorsement first = action.getEndorsements(0);
              return action.setEndorsements(1, first);
            });
    assertThat(founder.commit(founder.sign(doubled)).getResult())
        .isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
    assertThat(read("get", "doubled").toStringUtf8()).isEqualTo("<none>");
  }

  @Test
  void a_client_cannot_endorse() throws Exception {
    Envelope prepared = founder.endorse(founder.propose("put", "self-made", "1"));
    ByteString me = running.connection().creator(FOUNDER1, "founder");
    Envelope own =
        RawClient.changed(
            prepared,
            action -> {
              try {
                ByteString signed = action.getProposalResponsePayload().concat(me);
                return action.setEndorsements(
                    0,
                    Endorsement.newBuilder()
                        .setEndorser(me)
                        .setSignature(founder.pen().sign(signed)));
              } catch (java.security.GeneralSecurityException e) {
                throw new IllegalStateException(e);
              }
            });
    assertThat(founder.commit(founder.sign(own)).getResult())
        .isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
  }

  @Test
  void somebody_elses_endorsements_are_of_no_use() throws Exception {
    Envelope prepared = founder.endorse(founder.propose("put", "stolen", "1"));
    StatusRuntimeException refused = refusal(() -> member.submit(member.sign(prepared)));
    assertThat(refused.getStatus().getCode()).isEqualTo(Code.ABORTED);
    assertThat(refused.getStatus().getDescription())
        .isEqualTo(
            "received unsuccessful response from orderer: status=FORBIDDEN, info=implicit policy"
                + " evaluation failed - 0 sub-policies were satisfied, but this policy requires 1"
                + " of the 'Writers' sub-policies to be satisfied: permission denied");
  }

  private ByteString read(String... call) throws Exception {
    String[] arguments = java.util.Arrays.copyOfRange(call, 1, call.length);
    return founder.evaluate(founder.propose(call[0], arguments)).getPayload();
  }

  private static ByteString replaced(ByteString bytes, String old, String now) {
    String latin = bytes.toString(java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(latin).contains(old);
    return ByteString.copyFrom(
        latin.replace(old, now), java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  /** The cheat signs; where an honest endorsement is needed first, the honest one gets it. */
  private void assertRefusedEverywhere(RawClient honest, RawClient cheat, Code submission)
      throws Exception {
    assertProposalsRefused(cheat);
    assertSubmissionRefused(honest, cheat, submission);
    assertStreamsRefused(cheat);
    StatusRuntimeException status = refusal(() -> cheat.commitStatus("some id"));
    assertThat(status.getStatus().getCode()).isEqualTo(Code.PERMISSION_DENIED);
  }

  private static void assertProposalsRefused(RawClient cheat) throws Exception {
    SignedProposal proposal = cheat.propose("put", "key", "value");
    StatusRuntimeException endorse = refusal(() -> cheat.endorse(proposal));
    assertThat(endorse.getStatus().getCode()).isEqualTo(Code.ABORTED);
    assertThat(endorse.getStatus().getDescription())
        .isEqualTo("failed to endorse transaction, see attached details for more info");
    assertThat(RawClient.details(endorse)).hasSize(1);
    StatusRuntimeException evaluate = refusal(() -> cheat.evaluate(proposal));
    assertThat(evaluate.getStatus().getCode()).isEqualTo(Code.FAILED_PRECONDITION);
  }

  private static void assertSubmissionRefused(RawClient honest, RawClient cheat, Code code)
      throws Exception {
    Envelope prepared = honest.endorse(honest.propose("put", "key", "value"));
    StatusRuntimeException submit = refusal(() -> cheat.submit(cheat.sign(prepared)));
    assertThat(submit.getStatus().getCode()).isEqualTo(code);
  }

  private static void assertStreamsRefused(RawClient cheat) throws Exception {
    StatusRuntimeException events = refusal(cheat::firstEvents);
    assertThat(events.getStatus().getCode()).isEqualTo(Code.PERMISSION_DENIED);
    List<DeliverResponse> blocks = cheat.deliver(cheat.seek(RawClient.at(0), RawClient.at(0)));
    assertThat(blocks)
        .singleElement()
        .extracting(DeliverResponse::getStatus)
        .isEqualTo(Status.FORBIDDEN);
  }

  private static StatusRuntimeException refusal(ThrowingCallable call) {
    return catchThrowableOfType(StatusRuntimeException.class, call);
  }
}
