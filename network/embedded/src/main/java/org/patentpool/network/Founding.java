package org.patentpool.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.patentpool.network.delivery.BlockTransaction;
import org.patentpool.network.identity.Folders;
import org.patentpool.network.identity.IdentityException;
import org.patentpool.network.identity.Organizations;
import org.patentpool.network.identity.SigningIdentity;
import org.patentpool.network.identity.Topology;
import org.patentpool.network.lifecycle.ChaincodeDefinition;
import org.patentpool.network.lifecycle.CommitTransactions;
import org.patentpool.network.ordering.Orderer;
import org.patentpool.network.ordering.SubmissionRefused;
import org.patentpool.network.policy.Batching;
import org.patentpool.network.policy.Endpoint;
import org.patentpool.network.policy.Genesis;
import org.patentpool.network.policy.Ordering;
import org.patentpool.network.store.Ledger;
import org.patentpool.network.validation.Committer;

/**
 * Makes the first two blocks of a channel: its configuration, and the definitions of its
 * chaincodes. A machine that stops in between goes on where it stopped.
 */
final class Founding {
  private static final String GENESIS = "genesis.block";
  private static final long PATIENCE_MILLIS = 60_000;

  private final Path data;
  private final Organizations organizations;
  private final InstantSource clock;

  Founding(Path data, Organizations organizations, InstantSource clock) {
    this.data = data;
    this.organizations = organizations;
    this.clock = clock;
  }

  /** Gives an empty ledger block 0, or checks that it has the one that was written down. */
  void begin(Ledger ledger, Batching batching) throws IOException {
    Path file = data.resolve(GENESIS);
    if (!Files.exists(file) && ledger.height() == 0) {
      Folders.replace(file, Genesis.block(organizations, settings(batching)).toByteArray());
    }
    if (!Files.exists(file)) {
      throw new NetworkException(file + " is missing; restore it from a copy");
    }
    Block genesis = Block.parseFrom(Files.readAllBytes(file));
    if (ledger.height() == 0) {
      Committer.found(ledger, genesis);
    } else if (!ledger.block(0).getHeader().equals(genesis.getHeader())) {
      throw new NetworkException(file + " is not the genesis block of the chain in " + data);
    }
  }

  private Genesis.Settings settings(Batching batching) {
    var inThisProcess = new Ordering.Embedded(new Endpoint("127.0.0.1", 0));
    return new Genesis.Settings(
        FirstDefinitions.CHANNEL, batching, inThisProcess, Map.of(), clock.instant());
  }

  /** Commits the definitions in block 1, signed by all organisations with a node. */
  void define(Ledger ledger, Orderer orderer) throws IOException, IdentityException {
    if (ledger.height() > 1) {
      return;
    }
    List<SigningIdentity> peers = new ArrayList<>();
    for (String mspId : organizations.topology().peerOrganizations()) {
      peers.add(organizations.node(mspId, Topology.PEER));
    }
    String first = organizations.topology().peerOrganizations().getFirst();
    CommitTransactions transactions =
        new CommitTransactions(FirstDefinitions.CHANNEL, organizations.user(first, "admin"), peers);
    Instant now = clock.instant();
    List<Envelope> envelopes = new ArrayList<>();
    for (ChaincodeDefinition definition : FirstDefinitions.of(organizations.topology())) {
      envelopes.add(transactions.commit(definition, now));
    }
    try {
      orderer.submitTogether(envelopes);
      awaitDefinitions(ledger);
    } catch (SubmissionRefused e) {
      throw new NetworkException("the chaincode definitions are not ordered: " + e.reason(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NetworkException("interrupted while the chaincodes were being defined", e);
    }
  }

  private static void awaitDefinitions(Ledger ledger) throws InterruptedException {
    if (!ledger.awaitBlock(1, PATIENCE_MILLIS)) {
      throw new NetworkException("the block with the chaincode definitions does not come");
    }
    for (BlockTransaction transaction : BlockTransaction.of(ledger.block(1))) {
      if (transaction.code() != TxValidationCode.VALID) {
        throw new NetworkException("a chaincode definition is refused: " + transaction.code());
      }
    }
  }
}
