package org.patentpool.network.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patentpool.network.NetworkException;
import org.patentpool.network.fabric.Plan.Ordered;
import org.patentpool.network.fabric.Plan.Place;

class PlanTest {
  @TempDir private Path data;

  @ParameterizedTest
  @EnumSource
  void what_was_written_is_read(Ordered ordered) throws Exception {
    assertThat(Plan.isIn(data)).isFalse();
    assertThat(Plan.read(data)).isEmpty();
    Plan plan = Plan.make(ordered);
    plan.write(data);
    assertThat(Plan.isIn(data)).isTrue();
    assertThat(Plan.read(data)).contains(plan);
  }

  @ParameterizedTest
  @EnumSource
  void everything_listens_somewhere_else(Ordered ordered) throws Exception {
    Plan plan = Plan.make(ordered);
    assertThat(new HashSet<>(plan.ports().values())).hasSameSizeAs(plan.ports().keySet());
    assertThat(plan.ports().values()).allMatch(port -> port >= 10_000 && port < 32_000);
    for (Place place : plan.places()) {
      assertThat(plan.endpoint(place).port()).isEqualTo(plan.ports().get(place.host()));
    }
  }

  @Test
  void every_organisation_with_a_node_has_a_peer_and_both_chaincodes() throws Exception {
    Plan plan = Plan.make(Ordered.RAFT);
    List<String> mspIds = List.of("OperatorMSP", "Founder1MSP", "Founder2MSP", "AuditorMSP");
    assertThat(plan.peers()).extracting(Place::mspId).containsExactlyElementsOf(mspIds);
    assertThat(plan.services()).hasSize(8).extracting(Place::mspId).containsAll(mspIds);
    assertThat(plan.orderers()).extracting(Place::host).containsExactly("orderer0.OperatorMSP");
  }

  @Test
  void one_liar_takes_four_orderers_of_four_organisations() throws Exception {
    Plan plan = Plan.make(Ordered.BFT);
    assertThat(plan.orderers()).extracting(Place::mspId).hasSize(4).doesNotHaveDuplicates();
    assertThat(plan.peers()).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ordered=SOLO\n", "ordered=RAFT\n", "ordered=BFT\npeer0.x=y\n"})
  void a_file_that_is_not_as_it_was_written_is_refused(String content) throws Exception {
    Files.writeString(data.resolve("fabric.properties"), content);
    assertThatThrownBy(() -> Plan.read(data))
        .isInstanceOf(NetworkException.class)
        .hasMessageContaining("fabric.properties");
  }
}
