package org.patentpool.network.endorsement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patentpool.network.endorsement.EndorsementRefused.Kind;
import org.patentpool.network.identity.SigningIdentity;
import org.patentpool.network.testing.Parties;
import org.patentpool.network.testing.Proposed;

class ProposalCheckTest {
  private static final ByteString GARBAGE = ByteString.copyFrom(new byte[] {(byte) 0xFF, 1, 2});
  private static final String DENIED = "access denied: channel [pool-channel] creator org ";

  @TempDir Path directory;
  private EndorserFixture fixture;
  private InstantSource clock = InstantSource.system();

  @BeforeEach
  void open() throws IOException {
    fixture = new EndorserFixture(directory);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private Proposed right() {
    return by(fixture.parties.member);
  }

  private static Proposed by(SigningIdentity creator) {
    return new Proposed(creator, "open", "put", "key", "value");
  }

  private EndorsementRefused refused(Proposed proposed) {
    return refused(proposed.build());
  }

  /** Endorsement and evaluation refuse for the same reason, in the same words. */
  private EndorsementRefused refused(SignedProposal proposal) {
    Endorser endorser = fixture.endorser(clock);
    EndorsementRefused endorsing =
        catchThrowableOfType(EndorsementRefused.class, () -> endorser.endorse(proposal, Set.of()));
    EndorsementRefused evaluating =
        catchThrowableOfType(EndorsementRefused.class, () -> endorser.evaluate(proposal, Set.of()));
    assertThat(endorsing).isNotNull();
    assertThat(evaluating).isNotNull().hasMessage(endorsing.getMessage());
    return endorsing;
  }

  @Test
  void nothing_and_garbage_are_malformed() {
    assertThat(refused(SignedProposal.getDefaultInstance()).kind()).isEqualTo(Kind.MALFORMED);
    assertThat(refused(right().signed(s -> s.setProposalBytes(GARBAGE))).kind())
        .isEqualTo(Kind.MALFORMED);
    assertThat(refused(right().header(h -> h.setExtension(GARBAGE))).kind())
        .isEqualTo(Kind.MALFORMED);
  }

  @Test
  void a_header_that_names_no_chaincode_is_malformed() {
    assertThat(refused(right().header(h -> h.clearExtension())).kind()).isEqualTo(Kind.MALFORMED);
  }

  @Test
  void the_header_decides_which_chaincode_is_executed() throws EndorsementRefused {
    assertThat(fixture.endorser().endorse(right().calling("pool").build(), Set.of()))
        .singleElement()
        .extracting(response -> response.getResponse().getStatus())
        .isEqualTo(200);
  }

  @Test
  void another_channel_another_type_an_epoch_or_no_nonce_are_refused() {
    assertThat(refused(right().header(h -> h.setChannelId("other"))))
        .hasMessageContaining("channel 'other'");
    assertThat(refused(right().header(h -> h.setType(HeaderType.MESSAGE_VALUE))))
        .hasMessageEndingWith("invalid header type MESSAGE");
    assertThat(refused(right().header(h -> h.setEpoch(1))))
        .hasMessageEndingWith("epoch is non-zero");
    assertThat(refused(right().signatureHeader(h -> h.clearNonce())))
        .hasMessageEndingWith("nonce is empty");
    assertThat(refused(right().signatureHeader(h -> h.clearCreator())))
        .hasMessageEndingWith("creator is empty");
    assertThat(refused(right().signed(s -> s.clearSignature())))
        .hasMessageEndingWith("empty signature bytes");
  }

  @Test
  void an_id_that_does_not_follow_from_nonce_and_creator_is_refused() {
    assertThat(refused(right().header(h -> h.setTxId("0".repeat(64)))))
        .hasMessageContaining("incorrectly computed txid '000");
  }

  @Test
  void whoever_is_not_accepted_learns_nothing_about_why() {
    EndorsementRefused another =
        refused(
            right()
                .signed(s ->
                    s.setSignature(
                        fixture.parties.clerk.sign(s.getProposalBytes().toByteArray()))));
    EndorsementRefused high =
        refused(right().signed(s -> s.setSignature(Parties.highS(s.getSignature()))));
    EndorsementRefused nobody =
        refused(right().signed(s -> s.setProposalBytes(tampered(s.getProposalBytes()))));
    for (EndorsementRefused refused : new EndorsementRefused[] {another, high, nobody}) {
      assertThat(refused.kind()).isEqualTo(Kind.DENIED);
      assertThat(refused).hasMessageEndingWith(DENIED + "[MembersMSP]");
      assertThat(refused.reason()).isNotEqualTo(refused.getMessage());
    }
  }

  @Test
  void whom_nobody_vouches_for_is_not_named() {
    EndorsementRefused impostor = refused(by(fixture.parties.impostor));
    assertThat(impostor).hasMessageEndingWith(DENIED + "unknown, creator is malformed");
    assertThat(impostor.kind()).isEqualTo(Kind.DENIED);
  }

  /** Another argument of the same length. */
  private static ByteString tampered(ByteString proposal) {
    byte[] bytes = proposal.toByteArray();
    bytes[bytes.length - 1] ^= 1;
    return ByteString.copyFrom(bytes);
  }

  @Test
  void an_expired_certificate_is_refused() throws EndorsementRefused {
    assertThat(fixture.endorser().endorse(by(fixture.parties.shortLived).build(), Set.of()))
        .isNotEmpty();
    clock = InstantSource.fixed(Instant.now().plus(Duration.ofHours(1)));
    EndorsementRefused refused = refused(by(fixture.parties.shortLived));
    assertThat(refused).hasMessageEndingWith(DENIED + "[MembersMSP]");
    assertThat(refused.reason()).contains("expired");
  }

  @Test
  void a_proposal_whose_transaction_is_committed_is_refused() throws EndorsementRefused {
    Proposed proposed = right();
    fixture.commit(proposed);
    assertThat(refused(proposed))
        .hasMessageStartingWith("duplicate transaction found [" + proposed.txId() + "]");
  }

  @Test
  void a_proposal_that_is_too_large_is_refused() {
    Proposed large =
        new Proposed(fixture.parties.member, "open", "put", "key", "x".repeat(1_000_000));
    assertThat(refused(large)).hasMessageContaining("1000000");
  }

  @Test
  void a_node_may_not_propose() {
    EndorsementRefused refused = refused(by(fixture.parties.founder1));
    assertThat(refused)
        .hasMessageContaining(
            "on channel [pool-channel] with policy [/Channel/Application/Writers]");
  }
}
