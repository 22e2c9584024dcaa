package org.patentpool.network.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.peer.ApplicationPolicy;
import org.hyperledger.fabric.protos.peer.StaticCollectionConfig;
import org.hyperledger.fabric.protos.peer.lifecycle.ChaincodeValidationInfo;
import org.hyperledger.fabric.protos.peer.lifecycle.StateData;
import org.junit.jupiter.api.Test;
import org.patentpool.network.policy.SignaturePolicies;

class DefinitionRowsTest {
  private static final ChaincodeDefinition DEFINITION =
      new ChaincodeDefinition(
          "accounts",
          "1.2",
          3,
          SignaturePolicies.outOf(2, "OperatorMSP.peer", "AuditorMSP.peer"),
          List.of(
              StaticCollectionConfig.newBuilder()
                  .setName("confidential")
                  .setBlockToLive(7)
                  .build()));

  private static Definitions.StateReader reading(SortedMap<String, ByteString> rows) {
    return (namespace, key) -> namespace.equals("_lifecycle") ? rows.get(key) : null;
  }

  private static String hex(Map<String, ByteString> rows, String key) {
    return HexFormat.of().formatHex(Objects.requireNonNull(rows.get(key)).toByteArray());
  }

  @Test
  void rows_have_fabrics_keys() {
    assertThat(DefinitionRows.encode(DEFINITION))
        .containsOnlyKeys(
            "namespaces/fields/accounts/Collections",
            "namespaces/fields/accounts/EndorsementInfo",
            "namespaces/fields/accounts/Sequence",
            "namespaces/fields/accounts/ValidationInfo",
            "namespaces/metadata/accounts");
  }

  @Test
  void rows_have_fabrics_bytes() {
    SortedMap<String, ByteString> rows = DefinitionRows.encode(DEFINITION);
    assertThat(hex(rows, "namespaces/fields/accounts/Sequence")).isEqualTo("0803");
    assertThat(hex(rows, "namespaces/fields/accounts/EndorsementInfo"))
        .isEqualTo("120b0a03312e321a0465736363");
    assertThat(rows.get("namespaces/metadata/accounts"))
        .isEqualTo(
            ByteString.copyFromUtf8(
                "\n\u0013ChaincodeDefinition\u0012\u0008Sequence\u0012\u000fEndorsementInfo"
                    + "\u0012\u000eValidationInfo\u0012\u000bCollections"));
  }

  @Test
  void no_collections_are_an_empty_field_and_not_a_missing_row() {
    ChaincodeDefinition plain =
        new ChaincodeDefinition("pool", "1", 1, DEFINITION.endorsementPolicy(), List.of());
    assertThat(hex(DefinitionRows.encode(plain), "namespaces/fields/pool/Collections"))
        .isEqualTo("1200");
  }

  @Test
  void what_was_written_is_read() {
    assertThat(DefinitionRows.decode("accounts", reading(DefinitionRows.encode(DEFINITION))))
        .isEqualTo(DEFINITION);
    assertThat(DefinitionRows.decode("pool", reading(DefinitionRows.encode(DEFINITION)))).isNull();
    assertThat(DefinitionRows.decode("pool", reading(new TreeMap<>()))).isNull();
  }

  @Test
  void rows_that_cannot_be_read_are_reported() {
    SortedMap<String, ByteString> rows = DefinitionRows.encode(DEFINITION);
    rows.put("namespaces/fields/accounts/Sequence", ByteString.copyFrom(new byte[] {8}));
    assertThatThrownBy(() -> DefinitionRows.decode("accounts", reading(rows)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("namespaces/fields/accounts/Sequence");
  }

  @Test
  void a_policy_by_reference_is_reported() throws InvalidProtocolBufferException {
    SortedMap<String, ByteString> rows = DefinitionRows.encode(DEFINITION);
    String key = "namespaces/fields/accounts/ValidationInfo";
    var info =
        ChaincodeValidationInfo.parseFrom(
            StateData.parseFrom(Objects.requireNonNull(rows.get(key))).getBytes());
    var reference =
        ApplicationPolicy.newBuilder().setChannelConfigPolicyReference("/Channel/X").build();
    var changed = info.toBuilder().setValidationParameter(reference.toByteString()).build();
    rows.put(key, StateData.newBuilder().setBytes(changed.toByteString()).build().toByteString());
    assertThatThrownBy(() -> DefinitionRows.decode("accounts", reading(rows)))
        .hasMessageContaining("written out");
  }

  @Test
  void a_known_definition_is_found_by_its_sequence_alone() {
    CommittedDefinitions definitions = new CommittedDefinitions();
    SortedMap<String, ByteString> rows = DefinitionRows.encode(DEFINITION);
    assertThat(definitions.find("accounts", reading(rows))).isEqualTo(DEFINITION);
    List<String> read = new ArrayList<>();
    Definitions.StateReader noting =
        (_, key) -> {
          read.add(key);
          return rows.get(key);
        };
    assertThat(definitions.find("accounts", noting)).isEqualTo(DEFINITION);
    assertThat(read).containsExactly("namespaces/fields/accounts/Sequence");
  }

  @Test
  void a_new_sequence_brings_the_new_definition_and_an_old_reader_the_old_one() {
    CommittedDefinitions definitions = new CommittedDefinitions();
    ChaincodeDefinition next =
        new ChaincodeDefinition("accounts", "2", 4, DEFINITION.endorsementPolicy(), List.of());
    var old = reading(DefinitionRows.encode(DEFINITION));
    var newer = reading(DefinitionRows.encode(next));
    assertThat(definitions.find("accounts", old)).isEqualTo(DEFINITION);
    assertThat(definitions.find("accounts", newer)).isEqualTo(next);
    assertThat(definitions.find("accounts", old)).isEqualTo(DEFINITION);
  }
}
