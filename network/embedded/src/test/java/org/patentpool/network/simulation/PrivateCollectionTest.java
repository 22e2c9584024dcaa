package org.patentpool.network.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.patentpool.network.simulation.Sets.bytes;
import static org.patentpool.network.simulation.Sets.deletion;
import static org.patentpool.network.simulation.Sets.finish;
import static org.patentpool.network.simulation.Sets.keys;
import static org.patentpool.network.simulation.Sets.read;
import static org.patentpool.network.simulation.Sets.version;
import static org.patentpool.network.simulation.Sets.write;

import com.google.protobuf.ByteString;
import java.security.MessageDigest;
import java.util.Map;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionHashedReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.HashedRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataEntry;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWriteHash;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVReadHash;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWriteHash;
import org.junit.jupiter.api.Test;
import org.patentpool.network.store.Version;

class PrivateCollectionTest {
  private static final Version AT = new Version(7, 2);

  private final TestChannel channel =
      new TestChannel()
          .define(
              "accounts",
              TestChannel.collection("closed", true, true, "OperatorMSP", "AuditorMSP"),
              TestChannel.collection("open", false, false, "OperatorMSP"));

  private final TxSimulator simulator = channel.simulator("tx1", "OperatorMSP", "OperatorMSP");
  private final PrivateCollection closed = simulator.collection("accounts", "closed");

  private static ByteString sha256(String text) throws Exception {
    return sha256(bytes(text));
  }

  private static ByteString sha256(ByteString bytes) throws Exception {
    return ByteString.copyFrom(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
  }

  private static CollectionHashedReadWriteSet hashedSet(Simulation simulation) {
    return Sets.whole(simulation, "accounts").getCollectionHashedRwset(0);
  }

  @Test
  void writes_go_hashed_into_the_block_and_in_clear_to_the_members() throws Exception {
    closed.put("b", bytes("value"));
    closed.delete("a");
    closed.purge("c");

    Simulation simulation = finish(simulator);
    ByteString values =
        KVRWSet.newBuilder()
            .addWrites(deletion("a"))
            .addWrites(write("b", "value"))
            .addWrites(deletion("c"))
            .build()
            .toByteString();
    assertThat(simulation.privateWrites())
        .isEqualTo(
            TxPvtReadWriteSet.newBuilder()
                .addNsPvtRwset(
                    NsPvtReadWriteSet.newBuilder()
                        .setNamespace("accounts")
                        .addCollectionPvtRwset(
                            CollectionPvtReadWriteSet.newBuilder()
                                .setCollectionName("closed")
                                .setRwset(values)))
                .build());
    assertThat(hashedSet(simulation))
        .isEqualTo(
            CollectionHashedReadWriteSet.newBuilder()
                .setCollectionName("closed")
                .setHashedRwset(
                    HashedRWSet.newBuilder()
                        .addHashedWrites(
                            KVWriteHash.newBuilder().setKeyHash(sha256("a")).setIsDelete(true))
                        .addHashedWrites(
                            KVWriteHash.newBuilder()
                                .setKeyHash(sha256("b"))
                                .setValueHash(sha256("value")))
                        .addHashedWrites(
                            KVWriteHash.newBuilder()
                                .setKeyHash(sha256("c"))
                                .setIsDelete(true)
                                .setIsPurge(true))
                        .build()
                        .toByteString())
                .setPvtRwsetHash(sha256(values))
                .build());
    assertThat(Sets.whole(simulation, "accounts").getRwset()).isEqualTo(ByteString.EMPTY);
    assertThat(simulation.collections()).containsExactly("accounts/closed");
  }

  @Test
  void using_a_collection_depends_on_the_whole_definition() throws Exception {
    closed.put("k", bytes("v"));
    assertThat(Sets.of(finish(simulator), "_lifecycle").getReadsList())
        .containsExactly(
            read("namespaces/fields/accounts/Collections", 1, 0),
            read("namespaces/fields/accounts/EndorsementInfo", 1, 0),
            read("namespaces/fields/accounts/Sequence", 1, 0),
            read("namespaces/fields/accounts/ValidationInfo", 1, 0),
            read("namespaces/metadata/accounts", 1, 0));
  }

  @Test
  void reads_stand_as_hashes_in_the_order_of_their_keys() throws Exception {
    channel.state().putPrivate("accounts", "closed", "key", "value", AT);

    assertThat(closed.get("key")).isEqualTo(bytes("value"));
    assertThat(closed.get("absent")).isNull();
    assertThat(closed.hash("key")).isEqualTo(sha256("value"));
    assertThat(closed.hash("also absent")).isNull();

    CollectionHashedReadWriteSet set = hashedSet(finish(simulator));
    assertThat(HashedRWSet.parseFrom(set.getHashedRwset()))
        .isEqualTo(
            HashedRWSet.newBuilder()
                .addHashedReads(KVReadHash.newBuilder().setKeyHash(sha256("absent")))
                .addHashedReads(KVReadHash.newBuilder().setKeyHash(sha256("also absent")))
                .addHashedReads(
                    KVReadHash.newBuilder().setKeyHash(sha256("key")).setVersion(version(7, 2)))
                .build());
    assertThat(set.getPvtRwsetHash()).isEqualTo(ByteString.EMPTY);
  }

  @Test
  void metadata_goes_into_the_block_and_its_key_to_the_members() throws Exception {
    channel
        .state()
        .putPrivate("accounts", "closed", "key", "value", AT)
        .putHash("accounts", "closed", "key", "value", AT, InMemoryState.metadata("POLICY", "p"));

    assertThat(closed.metadata("key")).isEqualTo(Map.of("POLICY", bytes("p")));
    closed.putMetadata("key", "POLICY", bytes("q"));

    Simulation simulation = finish(simulator);
    assertThat(HashedRWSet.parseFrom(hashedSet(simulation).getHashedRwset()))
        .isEqualTo(
            HashedRWSet.newBuilder()
                .addHashedReads(
                    KVReadHash.newBuilder().setKeyHash(sha256("key")).setVersion(version(7, 2)))
                .addMetadataWrites(
                    KVMetadataWriteHash.newBuilder()
                        .setKeyHash(sha256("key"))
                        .addEntries(
                            KVMetadataEntry.newBuilder().setName("POLICY").setValue(bytes("q"))))
                .build());
    ByteString values =
        simulation.privateWrites().getNsPvtRwset(0).getCollectionPvtRwset(0).getRwset();
    assertThat(KVRWSet.parseFrom(values))
        .isEqualTo(
            KVRWSet.newBuilder()
                .addMetadataWrites(KVMetadataWrite.newBuilder().setKey("key"))
                .build());
    assertThat(hashedSet(simulation).getPvtRwsetHash()).isEqualTo(sha256(values));
  }

  @Test
  void an_organisation_that_is_no_member_does_not_have_the_values() throws Exception {
    channel.state().putPrivate("accounts", "open", "key", "value", AT);
    PrivateCollection elsewhere =
        channel.simulator("tx2", "OperatorMSP", "Founder1MSP").collection("accounts", "open");

    assertThatThrownBy(() -> elsewhere.get("key"))
        .isInstanceOf(SimulationException.class)
        .hasMessage(
            "private data matching public hash version is not available. Public hash version ="
                + " {BlockNum: 7, TxNum: 2}, Private data version = <nil>");
    assertThat(elsewhere.get("absent")).isNull();
    assertThat(elsewhere.hash("key")).isEqualTo(sha256("value"));
    assertThat(elsewhere.range("", "").next()).isNull();
    assertThat(elsewhere.range("", "").bookmark()).isEmpty();
  }

  @Test
  void a_value_that_does_not_match_its_hash_is_not_handed_out() {
    channel
        .state()
        .putPrivate("accounts", "closed", "key", "value", AT)
        .putHash("accounts", "closed", "key", "newer", new Version(8, 0), ByteString.EMPTY);
    assertThatThrownBy(() -> closed.get("key"))
        .hasMessageContaining("Public hash version = {BlockNum: 8, TxNum: 0}")
        .hasMessageContaining("Private data version = {BlockNum: 7, TxNum: 2}");
  }

  @Test
  void a_closed_collection_refuses_strangers_whoever_executes() throws Exception {
    channel.state().putPrivate("accounts", "closed", "key", "value", AT);
    PrivateCollection stranger =
        channel.simulator("tx2", "MemberMSP", "OperatorMSP").collection("accounts", "closed");

    String noRead =
        "tx creator does not have read access permission on privatedata in"
            + " chaincodeName:accounts collectionName: closed";
    String noWrite = noRead.replace("read access", "write access");
    assertThatThrownBy(() -> stranger.get("key"))
        .isInstanceOf(SimulationException.class)
        .hasMessage(noRead);
    assertThatThrownBy(() -> stranger.metadata("key")).hasMessage(noRead);
    assertThatThrownBy(() -> stranger.range("", "")).hasMessage(noRead);
    assertThatThrownBy(stranger::query).hasMessage(noRead);
    assertThatThrownBy(() -> stranger.put("k", bytes("v"))).hasMessage(noWrite);
    assertThatThrownBy(() -> stranger.delete("k")).hasMessage(noWrite);
    assertThatThrownBy(() -> stranger.purge("k")).hasMessage(noWrite);
    assertThatThrownBy(() -> stranger.putMetadata("k", "n", bytes("v"))).hasMessage(noWrite);
    assertThat(stranger.hash("key")).isEqualTo(sha256("value"));
  }

  @Test
  void an_open_collection_lets_strangers_read_and_write() throws Exception {
    channel.state().putPrivate("accounts", "open", "key", "value", AT);
    PrivateCollection stranger =
        channel.simulator("tx2", "MemberMSP", "OperatorMSP").collection("accounts", "open");
    assertThat(stranger.get("key")).isEqualTo(bytes("value"));
    stranger.put("key", bytes("other"));
  }

  @Test
  void a_collection_that_is_not_defined_is_refused() {
    PrivateCollection missing = simulator.collection("accounts", "missing");
    String refusal = "collection pool-channel/accounts/missing could not be found";
    assertThatThrownBy(() -> missing.get("k"))
        .isInstanceOf(SimulationException.class)
        .hasMessage(refusal);
    assertThatThrownBy(() -> missing.put("k", bytes("v"))).hasMessage(refusal);
    assertThatThrownBy(() -> missing.hash("k"))
        .hasMessage(
            "collection [missing] not defined in the collection config for chaincode [accounts]");
    assertThat(finish(simulator).collections())
        .containsExactly("accounts/closed", "accounts/missing");
  }

  @Test
  void ranges_of_private_data_are_not_recorded_and_forbid_writing() throws Exception {
    channel
        .state()
        .putPrivate("accounts", "closed", "a", "1", AT)
        .putPrivate("accounts", "closed", "b", "2", AT);

    assertThat(keys(closed.range("a", "b"))).containsExactly("a");
    assertThatThrownBy(() -> closed.put("k", bytes("v")))
        .isInstanceOf(SimulationException.class)
        .hasMessage(
            "txid [tx1]: unsuppored transaction. Transaction has already performed queries on pvt"
                + " data. Writes are not allowed");
    assertThatThrownBy(() -> simulator.put("accounts", "k", bytes("v")))
        .hasMessageContaining("queries on pvt data");
    assertThat(
            Sets.parsed(() ->
                    org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet.parseFrom(
                        finish(simulator).readWriteSet()))
                .getNsRwsetList())
        .extracting(set -> set.getNamespace())
        .containsExactly("_lifecycle");
  }

  @Test
  void no_range_of_private_data_may_be_read_after_a_write() throws Exception {
    simulator.put("accounts", "k", bytes("v"));
    String refusal =
        "txid [tx1]: unsuppored transaction. Queries on pvt data is supported only in a read-only"
            + " transaction";
    assertThatThrownBy(() -> closed.range("", ""))
        .isInstanceOf(SimulationException.class)
        .hasMessage(refusal);
    assertThatThrownBy(closed::query).hasMessage(refusal);
  }

  @Test
  void rich_queries_are_refused_as_by_a_key_value_store() {
    assertThatThrownBy(closed::query).hasMessage("ExecuteQuery not supported for leveldb");
  }

  @Test
  void nothing_is_possible_after_the_end() {
    finish(simulator);
    String refusal = "this instance should not be used after calling Done()";
    assertThatThrownBy(() -> closed.get("k")).hasMessage(refusal);
    assertThatThrownBy(() -> closed.hash("k")).hasMessage(refusal);
    assertThatThrownBy(() -> closed.put("k", bytes("v"))).hasMessage(refusal);
    assertThatThrownBy(() -> closed.range("", "")).hasMessage(refusal);
  }
}
