package org.patentpool.network.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patentpool.network.chaincode.TestRuntime.Outcome;
import org.patentpool.network.chaincode.TestRuntime.Who;
import org.patentpool.network.simulation.InMemoryState;
import org.patentpool.network.simulation.Sets;
import org.patentpool.network.simulation.TestChannel;
import org.patentpool.network.store.Version;

/** Every question a chaincode can ask of private data, through the stock shim. */
class ConfidentialDataTest {
  private static final Version AT = new Version(5, 3);
  private static final String COLLECTION = "confidential";

  private TestRuntime runtime;

  @BeforeEach
  void start(@TempDir Path directory) throws Exception {
    TestChannel channel =
        new TestChannel()
            .define(
                "probe",
                TestChannel.collection(COLLECTION, true, true, "OperatorMSP", "AuditorMSP"));
    channel.state().putPrivate("probe", COLLECTION, "key", "value", AT);
    runtime = new TestRuntime(directory, channel);
  }

  @AfterEach
  void stop() {
    runtime.close();
  }

  private static KVRWSet written(Outcome outcome) throws Exception {
    TxPvtReadWriteSet set = outcome.simulation().privateWrites();
    CollectionPvtReadWriteSet collection = set.getNsPvtRwset(0).getCollectionPvtRwset(0);
    assertThat(set.getNsPvtRwset(0).getNamespace()).isEqualTo("probe");
    assertThat(collection.getCollectionName()).isEqualTo(COLLECTION);
    return KVRWSet.parseFrom(collection.getRwset());
  }

  @Test
  void members_read_values_and_hashes() {
    Outcome outcome =
        runtime.run(
            "all",
            "getPrivate|confidential|key",
            "getPrivate|confidential|absent",
            "hashPrivate|confidential|key",
            "hashPrivate|confidential|absent");
    assertThat(outcome.lines())
        .containsExactly(
            "value",
            "<none>",
            "cd42404d52ad55ccfa9aca4adc828aa5800ad9d385a0671fbcbf724118320619",
            "<none>");
    assertThat(outcome.simulation().collections()).containsExactly("probe/confidential");
  }

  @Test
  void members_write_delete_and_purge() throws Exception {
    Outcome outcome =
        runtime.run(
            "all",
            "putPrivate|confidential|a|1",
            "putTransient|confidential|secret",
            "delPrivate|confidential|b",
            "purgePrivate|confidential|c");
    assertThat(written(outcome).getWritesList())
        .containsExactly(
            Sets.write("a", "1"),
            Sets.deletion("b"),
            Sets.deletion("c"),
            Sets.write("secret", "s3cret"));
  }

  @Test
  void private_key_level_policies_are_read_and_written() throws Exception {
    runtime
        .state()
        .putHash(
            "probe",
            COLLECTION,
            "key",
            "value",
            AT,
            InMemoryState.metadata("VALIDATION_PARAMETER", "policy"));
    assertThat(runtime.run("getPrivatePolicy", COLLECTION, "key").payload()).isEqualTo("policy");
    assertThat(
            written(runtime.run("setPrivatePolicy", COLLECTION, "key", "other"))
                .getMetadataWritesList())
        .extracting(write -> write.getKey())
        .containsExactly("key");
  }

  @Test
  void ranges_of_private_data_exclude_writing() {
    assertThat(
            runtime
                .run(
                    "all",
                    "rangePrivate|confidential|a|z",
                    "caught|put|k|v",
                    "caught|putPrivate|confidential|k|v")
                .lines())
        .satisfiesExactly(
            range -> assertThat(range).isEqualTo("[key=value]"),
            write -> assertThat(write).startsWith("caught "),
            write -> assertThat(write).startsWith("caught "));
    assertThat(runtime.run("all", "put|k|v", "caught|rangePrivate|confidential|a|z").payload())
        .contains("caught ");
  }

  @Test
  void strangers_get_hashes_only() {
    Outcome outcome =
        runtime.runAs(
            new Who("tx-stranger", "MemberMSP", "OperatorMSP", "probe"),
            "all",
            "caught|getPrivate|confidential|key",
            "caught|putPrivate|confidential|key|v",
            "caught|rangePrivate|confidential|a|z",
            "hashPrivate|confidential|key");
    assertThat(outcome.lines().subList(0, 3)).allMatch(line -> line.startsWith("caught "));
    assertThat(outcome.lines().getLast()).startsWith("cd42404d");
    assertThat(outcome.simulation().privateWrites().getNsPvtRwsetCount()).isZero();
  }

  @Test
  void a_node_outside_the_collection_does_not_have_the_values() {
    assertThat(
            runtime
                .runAs(
                    new Who("tx-founder", "OperatorMSP", "Founder1MSP", "probe"),
                    "all",
                    "caught|getPrivate|confidential|key",
                    "rangePrivate|confidential|a|z")
                .lines())
        .satisfiesExactly(
            value -> assertThat(value).startsWith("caught "),
            range -> assertThat(range).isEqualTo("[]"));
  }

  @Test
  void collections_that_are_not_defined_are_refused() {
    assertThat(runtime.run("caught", "getPrivate", "missing", "k").payload()).startsWith("caught ");
    assertThat(runtime.run("caught", "hashPrivate", "missing", "k").payload())
        .startsWith("caught ");
    assertThat(runtime.run("caught", "putPrivate", "missing", "k", "v").payload())
        .startsWith("caught ");
    assertThat(runtime.run("caught", "queryPrivate", COLLECTION, "{}").payload())
        .startsWith("caught ");
  }
}
