package org.patentpool.network.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.ENDORSEMENT_POLICY_FAILURE;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.VALID;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.gateway.PreparedTransaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patentpool.network.FirstDefinitions;
import org.patentpool.network.NetworkException;
import org.patentpool.network.fabric.Plan.Place;
import org.patentpool.network.fabric.play.Collusion;
import org.patentpool.network.identity.CertificateRole;
import org.patentpool.network.identity.Organizations;
import org.patentpool.network.identity.SigningIdentity;
import org.patentpool.network.identity.Topology;
import org.patentpool.network.lifecycle.ChaincodeDefinition;
import org.patentpool.network.policy.ChannelConfig;
import org.patentpool.network.policy.ConfigUpdates;
import org.patentpool.network.policy.SignaturePolicies;
import org.patentpool.pool.ledger.Write;
import org.patentpool.pool.register.PoolDay;

/**
 * What the operator can do with all that is its own, what any two organisations can do together,
 * and what strangers add to them: on a network of Fabric's own programs, nothing.
 */
class AttacksIT {
  private static final String OPERATOR = "OperatorMSP";
  private static final String FOUNDER = "Founder1MSP";
  private static final String MEMBERS = "MembersMSP";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private static Path folder;
  private static Live live;
  private static Plan plan;
  private static Organizations organizations;

  @BeforeAll
  static void a_pool() throws Exception {
    live = Live.in(folder.resolve("network"));
    live.up().well();
    plan = live.plan();
    organizations = live.organizations();
    Commands.found(live);
  }

  @AfterAll
  static void nothing_is_left_whatever_failed() throws Exception {
    if (live != null) {
      live.down();
    }
  }

  private static SigningIdentity peer(Organizations whose, String mspId) throws Exception {
    return whose.node(mspId, Topology.PEER);
  }

  /** The day as a founder's own peer tells it. */
  private static String day() throws Exception {
    try (Client founder = live.client(FOUNDER, "founder")) {
      return founder.evaluate("day.read", "{}");
    }
  }

  private static Write.Put row(LocalDate day) {
    return (Write.Put) PoolDay.TYPE.put(new PoolDay(day, Optional.empty()));
  }

  /** What the peers make of a pool day that nobody decided and these endorsed. */
  private static TxValidationCode verdict(LocalDate day, List<SigningIdentity> endorsers)
      throws Exception {
    Write.Put row = row(day);
    String value = new String(row.bytes(), StandardCharsets.UTF_8);
    PreparedTransaction forged =
        new Collusion(endorsers)
            .putting(organizations.user(OPERATOR, "operator"), row.key().composite(), value);
    try (Client operator = live.client(OPERATOR, "operator")) {
      return operator
          .gateway()
          .newTransaction(forged.toByteArray())
          .submitAsync()
          .getStatus()
          .getCode();
    }
  }

  private static void assertRefused(LocalDate day, List<SigningIdentity> endorsers)
      throws Exception {
    assertThat(verdict(day, endorsers))
        .as("%s", endorsers.stream().map(SigningIdentity::mspId).toList())
        .isEqualTo(ENDORSEMENT_POLICY_FAILURE);
  }

  /** In the end a third organisation signs the same, so that it is the number that counts. */
  @Test
  void what_one_or_two_organisations_endorse_is_not_valid() throws Exception {
    List<SigningIdentity> peers = new ArrayList<>();
    for (String mspId : plan.topology().peerOrganizations()) {
      peers.add(peer(organizations, mspId));
    }
    String before = day();
    LocalDate wanted = LocalDate.parse("2026-01-02");
    assertThat(peers).hasSize(4);
    for (int i = 0; i < peers.size(); i++) {
      assertRefused(wanted, List.of(peers.get(i)));
      for (int j = i + 1; j < peers.size(); j++) {
        assertRefused(wanted, List.of(peers.get(i), peers.get(j)));
      }
    }
    assertThat(day()).isEqualTo(before).doesNotContain("2026-01-02");
    assertThat(verdict(wanted, peers.subList(1, 4))).isEqualTo(VALID);
    assertThat(day()).contains("2026-01-02");
  }

  @Test
  void all_that_the_operator_has_counts_as_one() throws Exception {
    String before = day();
    List<SigningIdentity> operators =
        List.of(
            peer(organizations, OPERATOR),
            organizations.node(OPERATOR, Topology.ORDERER),
            organizations.user(OPERATOR, Peer.ADMIN),
            organizations.user(OPERATOR, "operator"));
    LocalDate wanted = LocalDate.parse("2026-02-01");
    assertRefused(wanted, operators);
    List<SigningIdentity> withAnother = new ArrayList<>(operators);
    withAnother.add(peer(organizations, FOUNDER));
    assertRefused(wanted, withAnother);
    assertThat(day()).isEqualTo(before);
  }

  @Test
  void strangers_and_members_endorse_nothing() throws Exception {
    Organizations foreign = Organizations.establish(folder.resolve("foreign"), plan.topology());
    List<SigningIdentity> strangers = new ArrayList<>();
    for (String mspId : plan.topology().peerOrganizations()) {
      strangers.add(peer(foreign, mspId));
    }
    String before = day();
    LocalDate wanted = LocalDate.parse("2026-03-01");
    assertRefused(wanted, strangers);
    SigningIdentity membersPeer =
        peer(Organizations.establish(live.data(), withPeerOfMembers()), MEMBERS);
    for (SigningIdentity third :
        List.of(
            peer(foreign, FOUNDER),
            membersPeer,
            organizations.user(MEMBERS, "member1"),
            organizations.user(FOUNDER, "founder"),
            organizations.user(FOUNDER, Peer.ADMIN))) {
      assertRefused(
          wanted, List.of(peer(organizations, OPERATOR), peer(organizations, "AuditorMSP"), third));
    }
    assertThat(day()).isEqualTo(before);
  }

  /** The members' own authority may well certify a peer. */
  private static Topology withPeerOfMembers() {
    return new Topology(
        plan.topology().organizations().stream()
            .map(organization ->
                organization.mspId().equals(MEMBERS)
                    ? new Topology.Organization(
                        MEMBERS,
                        List.of(new Topology.Node(Topology.PEER, CertificateRole.PEER)),
                        organization.users())
                    : organization)
            .toList());
  }

  @Test
  void a_contract_that_only_the_operator_runs_convinces_its_own_peer_alone() throws Exception {
    Place place = new Place(OPERATOR, "pool");
    String packageId =
        new Notes(live.data().resolve("run")).running(place.host()).orElseThrow().tag();
    live.kill(place.host());
    String before = day();
    String wanted = "2026-04-01";
    try (Client operator = live.client(OPERATOR, "operator");
        Usurper _ =
            new Usurper(
                plan.endpoint(place),
                organizations.serviceFolder(OPERATOR, place.name()),
                packageId,
                row(LocalDate.parse(wanted)))) {
      assertThat(Polling.until(PATIENCE, () -> believes(operator, wanted))).isTrue();
      assertThatThrownBy(() -> operator.submit("day.advance", Commands.day(5)))
          .isInstanceOfSatisfying(
              EndorseException.class,
              e -> assertThat(Failures.told(e)).contains("ProposalResponsePayloads do not match"));
      assertThat(
              operator
                  .network()
                  .getContract("pool")
                  .newProposal("day.advance")
                  .addArguments(Commands.day(5))
                  .setEndorsingOrganizations(OPERATOR)
                  .build()
                  .endorse()
                  .submitAsync()
                  .getStatus()
                  .getCode())
          .isEqualTo(ENDORSEMENT_POLICY_FAILURE);
      assertThat(day()).isEqualTo(before);
    }
    assertThat(live.up().well()).contains("started " + place.host());
    try (Client operator = live.client(OPERATOR, "operator")) {
      assertThat(operator.evaluate("day.read", "{}")).isEqualTo(before);
    }
  }

  private static boolean believes(Client client, String day) {
    try {
      return client.evaluate("day.read", "{}").contains(day);
    } catch (GatewayException e) {
      return false;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** The operator goes through every step of {@code up}, and its own peer goes along with it. */
  @Test
  void a_definition_that_the_operator_alone_approves_is_not_committed() throws Exception {
    ChaincodeDefinition first = FirstDefinitions.of(plan.topology()).getFirst();
    ChaincodeDefinition wanted =
        new ChaincodeDefinition(
            first.name(),
            first.version(),
            first.sequence(),
            SignaturePolicies.outOf(1, OPERATOR + ".peer"),
            first.collections());
    String digest = ChaincodePackage.sha256(Files.readAllBytes(Live.jar()));
    Waiting waiting = new Waiting(new Processes(live.data(), System.getenv()));
    try (Copy operator = Copy.of(live, OPERATOR)) {
      Lifecycle alone = new Lifecycle(List.of(operator.peer()), waiting, System.out);
      assertThatThrownBy(() -> alone.define(wanted, ChaincodePackage.of(first.name(), digest)))
          .isInstanceOf(NetworkException.class)
          .hasMessageContaining("CommitChaincodeDefinition")
          .hasMessageContaining("ENDORSEMENT_POLICY_FAILURE");
      assertThat(operator.definitions(first.name())).isEqualTo(first.sequence());
    }
    assertThat(live.up().well()).singleElement().asString().startsWith("ready ");
  }

  /** Not even about its own people may one organisation, or two, decide for the channel. */
  @Test
  void a_configuration_that_one_or_two_organisations_sign_is_refused() throws Exception {
    organizations.enrol(OPERATOR, "leaver");
    ByteString list = organizations.revokeUser(OPERATOR, "leaver");
    List<SigningIdentity> administrators = new ArrayList<>();
    for (String mspId : List.of(OPERATOR, "AuditorMSP", FOUNDER)) {
      administrators.add(organizations.user(mspId, Peer.ADMIN));
    }
    try (Copy copy = Copy.of(live, OPERATOR)) {
      ChannelConfig before = copy.configuration();
      for (int i = 1; i <= 2; i++) {
        Envelope update =
            ConfigUpdates.askingForRevocations(
                before, OPERATOR, list, administrators.subList(0, i), Instant.now());
        assertThatThrownBy(() -> send(update))
            .isInstanceOf(NetworkException.class)
            .hasMessageContaining("policy");
      }
      assertThat(copy.configuration().sequence()).isEqualTo(before.sequence());
      send(
          ConfigUpdates.askingForRevocations(
              before, OPERATOR, list, administrators, Instant.now()));
      long next = before.sequence() + 1;
      assertThat(Polling.until(PATIENCE, () -> copy.configuration().sequence() == next)).isTrue();
    }
  }

  private static void send(Envelope update) throws Exception {
    Place orderer = plan.orderers().getFirst();
    Broadcast.send(
        plan.endpoint(orderer),
        orderer.host(),
        organizations.tlsAuthority(orderer.mspId()),
        update);
  }
}
