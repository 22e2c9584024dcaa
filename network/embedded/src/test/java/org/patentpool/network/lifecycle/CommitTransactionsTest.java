package org.patentpool.network.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.ENDORSEMENT_POLICY_FAILURE;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.MVCC_READ_CONFLICT;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.VALID;

import java.time.Instant;
import java.util.List;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.lifecycle.CommitChaincodeDefinitionArgs;
import org.junit.jupiter.api.Test;
import org.patentpool.network.identity.SigningIdentity;
import org.patentpool.network.ordering.EndorserTransaction;
import org.patentpool.network.store.StateView;
import org.patentpool.network.testing.Crafted;
import org.patentpool.network.testing.Parties;
import org.patentpool.network.testing.TestChannel;

class CommitTransactionsTest {
  private final TestChannel channel = TestChannel.inMemory();
  private final Parties parties = channel.parties;
  private final ChaincodeDefinition definition =
      new ChaincodeDefinition("further", "1.0", 1, parties.majority(), List.of());

  private Envelope transaction(List<SigningIdentity> endorsers) {
    return new CommitTransactions(Crafted.CHANNEL, parties.clerk, endorsers)
        .commit(definition, Instant.parse("2026-01-01T00:00:00.000000001Z"));
  }

  @Test
  void the_definition_is_found_once_its_transaction_is_committed() {
    assertThat(channel.commit(transaction(parties.nodes()))).containsExactly(VALID);
    try (StateView view = channel.ledger.snapshot()) {
      assertThat(channel.definitions.find("further", CommittedDefinitions.reader(view)))
          .isEqualTo(definition);
    }
  }

  @Test
  void two_organisations_cannot_commit_a_definition() {
    assertThat(channel.commit(transaction(List.of(parties.operator, parties.founder1))))
        .containsExactly(ENDORSEMENT_POLICY_FAILURE);
  }

  @Test
  void a_name_cannot_be_committed_as_new_twice() {
    assertThat(channel.commit(transaction(parties.nodes()), transaction(parties.nodes())))
        .containsExactly(VALID, MVCC_READ_CONFLICT);
  }

  @Test
  void the_block_tells_what_was_agreed_to() throws Exception {
    Payload payload = Payload.parseFrom(transaction(parties.nodes()).getPayload());
    EndorserTransaction transaction = EndorserTransaction.parse(payload.getData());
    assertThat(transaction.payload().getAction().getEndorsementsCount()).isEqualTo(4);
    var proposal =
        ChaincodeProposalPayload.parseFrom(transaction.payload().getChaincodeProposalPayload());
    var spec = ChaincodeInvocationSpec.parseFrom(proposal.getInput()).getChaincodeSpec();
    assertThat(spec.getChaincodeId().getName()).isEqualTo("_lifecycle");
    assertThat(spec.getInput().getArgs(0).toStringUtf8()).isEqualTo("CommitChaincodeDefinition");
    var arguments = CommitChaincodeDefinitionArgs.parseFrom(spec.getInput().getArgs(1));
    assertThat(arguments.getName()).isEqualTo("further");
    assertThat(arguments.getSequence()).isOne();
    assertThat(arguments.getValidationParameter())
        .isEqualTo(DefinitionRows.policy(definition).toByteString());
  }
}
