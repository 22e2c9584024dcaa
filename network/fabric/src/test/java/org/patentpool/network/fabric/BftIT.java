package org.patentpool.network.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.CommitException;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.SubmittedTransaction;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.common.Block;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.patentpool.network.fabric.Plan.Place;
import org.patentpool.network.identity.Organizations;
import org.patentpool.network.identity.Topology;

/** Four orderers of four organisations, of which one may go, or lie. */
@EnabledIfSystemProperty(named = "pool.full", matches = "true")
class BftIT {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir private Path folder;
  private @Nullable Live live;

  @AfterEach
  void nothing_is_left_whatever_failed() throws Exception {
    if (live != null) {
      live.down();
    }
  }

  @Test
  void ordering_goes_on_when_any_one_orderer_is_gone() throws Exception {
    Live network = Live.in(folder.resolve("network"));
    live = network;
    network.up("--bft").well();
    Commands.found(network);
    int day = 2;
    try (Client operator = network.client("OperatorMSP", "operator")) {
      for (String orderer : List.of("orderer0.AuditorMSP", "orderer0.OperatorMSP")) {
        network.kill(orderer);
        assertThat(patiently(operator, day)).contains("2026-01-0" + day);
        day++;
        assertThat(network.up().well()).contains("started " + orderer);
        assertThat(patiently(operator, day)).contains("2026-01-0" + day);
        day++;
      }
    }
    network.revoke("MembersMSP", "member2").well();
    assertThat(network.everything()).hasSize(32);
    network.down().well();
    assertThat(network.everything()).isEmpty();
  }

  /**
   * A peer that was away finds one orderer only, which tells it another order than the four agreed
   * on. It believes nothing that fewer than three have signed, and goes on as soon as others are
   * there. What that one forgets to order, they order.
   */
  @Test
  void what_one_orderer_claims_alone_is_not_believed() throws Exception {
    Live network = Live.in(folder.resolve("network"));
    live = network;
    network.up("--bft").well();
    Commands.found(network);
    Place late = new Place("Founder2MSP", Topology.PEER);
    network.kill(late.host());
    List<Block> chain = chainToCompany(network);
    Block last = chain.getLast();
    List<Block> truth = chain.subList(0, chain.size() - 1);

    Plan plan = network.plan();
    for (Place orderer : plan.orderers()) {
      network.kill(orderer.host());
    }
    Place liar = plan.orderers().getFirst();
    Organizations organizations = network.organizations();
    Lies lies = new Lies(last, organizations.node(liar.mspId(), liar.name()));
    List<Block> claims = new ArrayList<>(lies.all());
    claims.add(lies.truth(1, 1));
    claims.add(lies.truth(1, 2));
    Path tls = organizations.tlsFolder(liar.mspId(), liar.name());
    try (LyingOrderer lying = new LyingOrderer(plan.endpoint(liar), tls, truth, claims);
        Copy copy = Copy.of(network, late.mspId())) {
      network.start(late);
      assertThat(Polling.until(PATIENCE, () -> copy.height() == chain.size())).isTrue();
      // Had it taken anything but the last, it would not have asked on.
      assertThat(lying.asked()).isGreaterThanOrEqualTo(claims.size());
      assertThat(copy.block(last.getHeader().getNumber()).getData()).isEqualTo(last.getData());

      for (Place honest : plan.orderers().subList(1, 4)) {
        network.start(honest);
      }
      try (Client operator = network.client("OperatorMSP", "operator");
          Client founder = network.client(late.mspId(), "founder")) {
        assertThat(patiently(operator, 2)).contains("2026-01-02");
        assertThat(Polling.until(PATIENCE, () -> copy.height() > chain.size())).isTrue();
        assertThat(founder.evaluate("day.read", "{}")).contains("2026-01-02");
      }
      // The liar is asked first, and says that it has taken it.
      network.revoke("MembersMSP", "member2").well();
    }
    assertThat(network.up().well()).contains("started " + liar.host());
  }

  /** All blocks up to the first that holds more than one transaction. */
  private static List<Block> chainToCompany(Live network) throws Exception {
    List<Block> chain = new ArrayList<>();
    try (Client operator = network.client("OperatorMSP", "operator");
        CloseableIterator<Block> blocks =
            operator.network().newBlockEventsRequest().startBlock(0).build().getEvents()) {
      List<Transaction> endorsed = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        endorsed.add(
            operator
                .network()
                .getContract("pool")
                .newProposal("party.notify")
                .addArguments(Commands.notice("operator", i))
                .setEndorsingOrganizations("OperatorMSP", "Founder1MSP", "AuditorMSP")
                .build()
                .endorse());
      }
      long height = 0;
      List<SubmittedTransaction> submitted = new ArrayList<>();
      for (Transaction transaction : endorsed) {
        submitted.add(transaction.submitAsync());
      }
      for (SubmittedTransaction transaction : submitted) {
        height = Math.max(height, transaction.getStatus().getBlockNumber() + 1);
      }
      while (chain.isEmpty() || chain.getLast().getData().getDataCount() < 2) {
        assertThat((long) chain.size()).isLessThan(height);
        chain.add(blocks.next());
      }
    }
    return chain;
  }

  /** A new leader takes some seconds to be found, and a repeated command is done once. */
  private static String patiently(Client client, int day) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return client.submit("day.advance", Commands.day(day));
      } catch (GatewayException | CommitException e) {
        if (System.nanoTime() - end > 0) {
          throw new AssertionError("not ordered in " + PATIENCE, e);
        }
        Polling.pause();
      }
    }
  }
}
