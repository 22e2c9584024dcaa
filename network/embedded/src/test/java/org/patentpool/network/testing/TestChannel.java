package org.patentpool.network.testing;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.hyperledger.fabric.protos.peer.ApplicationPolicy;
import org.hyperledger.fabric.protos.peer.CollectionPolicyConfig;
import org.hyperledger.fabric.protos.peer.StaticCollectionConfig;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jspecify.annotations.Nullable;
import org.patentpool.network.identity.Identity;
import org.patentpool.network.identity.IdentityException;
import org.patentpool.network.lifecycle.ChaincodeDefinition;
import org.patentpool.network.lifecycle.CommitTransactions;
import org.patentpool.network.lifecycle.CommittedDefinitions;
import org.patentpool.network.ordering.Blocks;
import org.patentpool.network.ordering.LastConfiguration;
import org.patentpool.network.policy.Batching;
import org.patentpool.network.policy.ChannelConfig;
import org.patentpool.network.policy.ConfiguredChannel;
import org.patentpool.network.policy.Endpoint;
import org.patentpool.network.policy.Genesis;
import org.patentpool.network.policy.InvalidConfigException;
import org.patentpool.network.policy.Ordering;
import org.patentpool.network.store.Ledger;
import org.patentpool.network.store.Ledger.BlockPrivateData;
import org.patentpool.network.store.StateValue;
import org.patentpool.network.store.StateView;
import org.patentpool.network.validation.Committer;

/** A founded channel on which both chaincodes are committed: blocks 0 and 1 are there. */
public final class TestChannel {
  public static final Batching BATCHING =
      new Batching(10, 1_000_000, 100_000, Duration.ofSeconds(1));

  private static final Block GENESIS = genesis();

  public final Parties parties = Parties.shared();
  public final Ledger ledger;
  public final ConfiguredChannel channel;
  public final CommittedDefinitions definitions = new CommittedDefinitions();
  public final Committer committer;
  private final Blocks blocks;

  public TestChannel(Ledger ledger) {
    this.ledger = ledger;
    if (ledger.height() == 0) {
      Committer.found(ledger, GENESIS);
    }
    channel = configured(LastConfiguration.of(ledger));
    committer = new Committer(channel, ledger, definitions);
    blocks = new Blocks(parties.orderer, ledger.block(ledger.height() - 1));
    if (ledger.height() == 1) {
      CommitTransactions lifecycle =
          new CommitTransactions(Crafted.CHANNEL, parties.clerk, parties.nodes());
      commit(
          lifecycle.commit(pool(), Instant.now()),
          lifecycle.commit(accounts(), Instant.now()),
          lifecycle.commit(open(), Instant.now()));
    }
  }

  public static TestChannel inMemory() {
    return new TestChannel(new MemoryLedger());
  }

  private static ConfiguredChannel configured(Block block) {
    try {
      return new ConfiguredChannel(ChannelConfig.of(block));
    } catch (InvalidConfigException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Block genesis() {
    try {
      return Genesis.block(
          Parties.shared().organizations,
          new Genesis.Settings(
              Crafted.CHANNEL,
              BATCHING,
              new Ordering.Embedded(new Endpoint("127.0.0.1", 7050)),
              Map.of(),
              Instant.now()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ChaincodeDefinition pool() {
    return new ChaincodeDefinition("pool", "1.0", 1, parties.majority(), List.of());
  }

  private ChaincodeDefinition open() {
    return new ChaincodeDefinition("open", "1.0", 1, Parties.outOf(1, parties.operator), List.of());
  }

  private ChaincodeDefinition accounts() {
    return new ChaincodeDefinition(
        "accounts",
        "1.0",
        1,
        Parties.outOf(2, parties.operator, parties.auditor),
        List.of(
            collection("confidential", 0).build(),
            collection("passing", 2).build(),
            collection("audited", 0)
                .setEndorsementPolicy(
                    ApplicationPolicy.newBuilder()
                        .setSignaturePolicy(Parties.outOf(1, parties.auditor)))
                .build()));
  }

  private StaticCollectionConfig.Builder collection(String name, long blockToLive) {
    return StaticCollectionConfig.newBuilder()
        .setName(name)
        .setBlockToLive(blockToLive)
        .setMemberOrgsPolicy(
            CollectionPolicyConfig.newBuilder()
                .setSignaturePolicy(Parties.outOf(1, parties.operator, parties.auditor)));
  }

  /** A transaction on {@code pool} endorsed as it has to be. */
  public Crafted onPool(Writes writes) {
    return new Crafted(parties.member, writes)
        .endorsedBy(parties.operator, parties.founder1, parties.auditor);
  }

  /** A transaction on {@code open}, which the operator alone endorses. */
  public Crafted onOpen(Writes writes) {
    return new Crafted(parties.member, writes).chaincode("open").endorsedBy(parties.operator);
  }

  /** A transaction on {@code accounts} endorsed as it has to be. */
  public Crafted onAccounts(Writes writes) {
    return new Crafted(parties.clerk, writes)
        .chaincode("accounts")
        .endorsedBy(parties.operator, parties.auditor);
  }

  public List<TxValidationCode> commit(Crafted... transactions) {
    List<ByteString> entries = new ArrayList<>();
    TreeMap<Integer, TxPvtReadWriteSet> privateSets = new TreeMap<>();
    for (Crafted transaction : transactions) {
      TxPvtReadWriteSet privateSet = transaction.writes().privateSet();
      if (privateSet.getNsPvtRwsetCount() > 0) {
        privateSets.put(entries.size(), privateSet);
      }
      entries.add(transaction.build().toByteString());
    }
    return commit(entries, new BlockPrivateData(privateSets));
  }

  public List<TxValidationCode> commit(Envelope... envelopes) {
    return commit(
        Arrays.stream(envelopes).map(Envelope::toByteString).toList(),
        new BlockPrivateData(new TreeMap<>()));
  }

  /** Commits a configuration as an orderer would hand it over. */
  public List<TxValidationCode> configure(Envelope configuration) {
    return commit(blocks.configuration(configuration), new BlockPrivateData(new TreeMap<>()));
  }

  /** Orders these entries, whatever they are, and gives their codes. */
  public List<TxValidationCode> commit(List<ByteString> entries, BlockPrivateData privateData) {
    return commit(blocks.next(entries), privateData);
  }

  private List<TxValidationCode> commit(Block block, BlockPrivateData privateData) {
    List<TxValidationCode> codes = new ArrayList<>();
    committer.listen((committed, given) -> {
      if (committed.getHeader().getNumber() == block.getHeader().getNumber()) {
        codes.addAll(given);
      }
    });
    committer.commit(block, privateData);
    return codes;
  }

  /** The member as the channel recognises it. */
  public Identity member() {
    try {
      return channel.identify(parties.member.serialized());
    } catch (IdentityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a key holds now, or null. */
  public @Nullable String value(String namespace, String key) {
    try (StateView view = ledger.snapshot()) {
      StateValue state = view.get(namespace, key);
      return state == null ? null : state.value().toStringUtf8();
    }
  }

  public Block newest() {
    return ledger.block(ledger.height() - 1);
  }
}
