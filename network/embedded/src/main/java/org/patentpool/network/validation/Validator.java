package org.patentpool.network.validation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jspecify.annotations.Nullable;
import org.patentpool.network.lifecycle.Definitions;
import org.patentpool.network.policy.ChannelConfig;
import org.patentpool.network.policy.ConfigUpdates;
import org.patentpool.network.policy.ConfiguredChannel;
import org.patentpool.network.policy.InvalidConfigException;
import org.patentpool.network.store.Ledger;
import org.patentpool.network.store.Ledger.BlockPrivateData;
import org.patentpool.network.store.StateView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides each transaction's validation code, and with it what the block does.
 *
 * <p>First every transaction by itself, side by side; then, in the block's order, endorsement
 * policies, ids that occur twice, and reads against what the valid ones before have written.
 */
final class Validator {
  private static final Logger LOG = LoggerFactory.getLogger(Validator.class);

  private final ConfiguredChannel channel;
  private final Ledger ledger;
  private final Definitions definitions;

  Validator(ConfiguredChannel channel, Ledger ledger, Definitions definitions) {
    this.channel = channel;
    this.ledger = ledger;
    this.definitions = definitions;
  }

  /** Codes in the order of the block, the effects of the valid ones, and what to advance to. */
  record Verdict(
      List<TxValidationCode> codes, BlockEffects effects, @Nullable ChannelConfig next) {}

  Verdict validate(Block block, BlockPrivateData privateData, StateView before) {
    ChannelConfig config = channel.current();
    var check =
        new TransactionCheck(
            config.channelId(), config.membership(), txId -> ledger.find(txId).isPresent());
    List<Candidate> candidates =
        IntStream.range(0, block.getData().getDataCount())
            .parallel()
            .mapToObj(i -> check.check(block.getData().getData(i)))
            .toList();
    var inOrder = new InOrder(block, privateData, config, before);
    for (Candidate candidate : candidates) {
      inOrder.decide(candidate);
    }
    return new Verdict(List.copyOf(inOrder.codes), inOrder.effects, inOrder.next);
  }

  /** The checks in which a transaction depends on those before it in the block. */
  private final class InOrder {
    private final Block block;
    private final BlockPrivateData privateData;
    private final EndorsementPolicies policies;
    private final StateReads reads;
    private final BlockEffects effects;
    private final Set<String> ids = new HashSet<>();
    private final List<TxValidationCode> codes = new ArrayList<>();
    private final ChannelConfig config;
    private @Nullable ChannelConfig next;

    InOrder(Block block, BlockPrivateData privateData, ChannelConfig config, StateView before) {
      this.block = block;
      this.privateData = privateData;
      this.config = config;
      this.policies = new EndorsementPolicies(config.policies(), definitions, before);
      this.effects = new BlockEffects(block.getHeader().getNumber(), before);
      this.reads = new StateReads(before, effects.changes());
    }

    void decide(Candidate candidate) {
      int index = codes.size();
      TxValidationCode code = TxValidationCode.VALID;
      try {
        switch (candidate) {
          case Candidate.Refused refused -> throw new Refusal(refused.code(), refused.reason());
          case Candidate.Configuration proposed -> configuration(proposed.envelope());
          case Candidate.Endorsed endorsed -> endorsed(index, endorsed);
        }
      } catch (Refusal refusal) {
        code = refusal.code();
        LOG.warn(
            "transaction {} ({}) of block {} is {}: {}",
            index,
            candidate.txId(),
            block.getHeader().getNumber(),
            code,
            refusal.getMessage());
      }
      codes.add(code);
      effects.index(candidate.txId(), index, code.getNumber());
    }

    private void endorsed(int index, Candidate.Endorsed transaction) throws Refusal {
      policies.check(transaction);
      if (!ids.add(transaction.txId())) {
        throw new Refusal(TxValidationCode.DUPLICATE_TXID, "the block holds this id already");
      }
      WriteRules.check(transaction.set());
      reads.check(transaction.set());
      effects.apply(index, transaction.set(), privateData.of(index));
    }

    private void configuration(Envelope envelope) throws Refusal {
      TxValidationCode code = TxValidationCode.INVALID_CONFIG_TRANSACTION;
      if (block.getData().getDataCount() != 1) {
        throw new Refusal(code, "a configuration stands in a block alone");
      }
      try {
        next = ConfigUpdates.accept(config, envelope);
      } catch (InvalidConfigException e) {
        throw new Refusal(code, "it cannot follow the current one: " + e.getMessage());
      }
    }
  }
}
