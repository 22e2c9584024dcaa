package org.patentpool.network.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hyperledger.fabric.client.ChaincodeEvent;
import org.hyperledger.fabric.client.CloseableIterator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.patentpool.network.fabric.Plan.Place;

/** Processes are killed one after the other while clients work, and started again by {@code up}. */
@EnabledIfSystemProperty(named = "pool.full", matches = "true")
class KillsIT {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Pattern CLEAR =
      Pattern.compile(
          "[A-Za-z]+Exception (UNAVAILABLE|ABORTED|FAILED_PRECONDITION|DEADLINE_EXCEEDED"
              + "|MVCC_READ_CONFLICT)");
  private static final Pattern NOTICE = Pattern.compile("\"id\":\"notice-([0-9]+)\"");

  private final AtomicInteger numbers = new AtomicInteger();
  private final List<Client> connections = new ArrayList<>();
  private final List<Persistent> clients = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @TempDir private Path folder;
  private @Nullable Live live;

  @AfterEach
  void nothing_is_left_whatever_failed() throws Exception {
    threads.shutdownNow();
    connections.forEach(Client::close);
    if (live != null) {
      live.down();
    }
  }

  @Test
  void nothing_acknowledged_is_lost_or_doubled_whoever_is_killed() throws Exception {
    Live network = Live.in(folder.resolve("network"));
    live = network;
    network.up().well();
    Commands.found(network);
    connect(network, "OperatorMSP", "operator", "operator");
    connect(network, "AuditorMSP", "auditor", "auditor");
    connect(network, "Founder1MSP", "founder", "founder-1");
    List<Future<?>> working = new ArrayList<>();
    clients.forEach(client -> working.add(threads.submit(client)));
    awaitMore(3, client -> client.acknowledged().size());
    for (String victim :
        List.of(
            "peer0.OperatorMSP", "peer0.Founder2MSP", "orderer0.OperatorMSP", "pool.AuditorMSP")) {
      network.kill(victim);
      awaitMore(1, Persistent::answers);
      assertThat(network.up().well()).contains("started " + victim);
      awaitMore(3, client -> client.acknowledged().size());
    }
    clients.forEach(Persistent::finish);
    for (Future<?> client : working) {
      client.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
    List<Integer> acknowledged =
        clients.stream().flatMap(client -> client.acknowledged().stream()).toList();
    System.out.println(acknowledged.size() + " commands acknowledged; refused: " + refusals());
    assertThat(refusals().keySet())
        .as("a peer and an orderer that are away")
        .contains("EndorseException UNAVAILABLE", "SubmitException UNAVAILABLE")
        .allMatch(status -> CLEAR.matcher(status).matches());
    try (Client operator = network.client("OperatorMSP", "operator")) {
      operator.submit("day.advance", Commands.day(2));
    }
    for (Place peer : network.plan().peers()) {
      assertThat(recorded(network, peer.mspId()))
          .as(peer.host())
          .containsExactlyInAnyOrderElementsOf(acknowledged);
    }
  }

  /** Two that use the key of a party at its organisation's gateway. */
  private void connect(Live network, String mspId, String user, String party) throws Exception {
    for (int i = 0; i < 2; i++) {
      Client connection = network.client(mspId, user);
      connections.add(connection);
      clients.add(new Persistent(connection, party, numbers));
    }
  }

  /** Every client gets further, each for itself. */
  private void awaitMore(int more, ToIntFunction<Persistent> count) {
    for (Persistent client : clients) {
      int wanted = count.applyAsInt(client) + more;
      assertThat(Polling.until(PATIENCE, () -> count.applyAsInt(client) >= wanted))
          .as("%s", client.refusals())
          .isTrue();
    }
  }

  private Map<String, Integer> refusals() {
    Map<String, Integer> refusals = new TreeMap<>();
    for (Persistent client : clients) {
      client.refusals().forEach((status, times) -> refusals.merge(status, times, Integer::sum));
    }
    return refusals;
  }

  /** The numbers of the notices in the organisation's copy of the ledger, up to the next day. */
  private static List<Integer> recorded(Live network, String mspId) throws Exception {
    List<Integer> recorded = new ArrayList<>();
    try (Client client = network.client(mspId, Peer.ADMIN);
        CloseableIterator<ChaincodeEvent> events =
            client.network().newChaincodeEventsRequest("pool").startBlock(0).build().getEvents()) {
      while (true) {
        ChaincodeEvent event = events.next();
        if (event.getEventName().equals("day.advanced")) {
          return recorded;
        }
        Matcher notice = NOTICE.matcher(new String(event.getPayload(), StandardCharsets.UTF_8));
        if (event.getEventName().equals("party.notified") && notice.find()) {
          recorded.add(Integer.valueOf(notice.group(1)));
        }
      }
    }
  }
}
