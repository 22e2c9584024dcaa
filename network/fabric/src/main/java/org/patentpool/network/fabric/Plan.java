package org.patentpool.network.fabric;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.patentpool.network.FirstDefinitions;
import org.patentpool.network.NetworkException;
import org.patentpool.network.identity.Folders;
import org.patentpool.network.identity.Organizations;
import org.patentpool.network.identity.Topology;
import org.patentpool.network.policy.Endpoint;

/**
 * How the orderers agree and where everything listens. Chosen once and kept in the network's
 * folder, because the genesis block names the places and cannot be changed.
 */
record Plan(Ordered ordered, SortedMap<String, Integer> ports) {
  static final String HOST = "127.0.0.1";
  static final String OPERATIONS = ".operations";
  static final String ADMIN = ".admin";

  private static final String FILE = "fabric.properties";
  private static final String ORDERED = "ordered";

  /** By which protocol: with one orderer, or with as many as there are peers. */
  enum Ordered {
    RAFT,
    BFT
  }

  /** A node or a chaincode service, and whose it is. */
  record Place(String mspId, String name) {
    String host() {
      return Organizations.hostName(mspId, name);
    }
  }

  static Plan make(Ordered ordered) throws IOException {
    List<String> names = listening(ordered);
    List<Integer> free = FreePorts.take(names.size());
    SortedMap<String, Integer> ports = new TreeMap<>();
    for (int i = 0; i < names.size(); i++) {
      ports.put(names.get(i), free.get(i));
    }
    return new Plan(ordered, ports);
  }

  static boolean isIn(Path data) {
    return Files.exists(data.resolve(FILE));
  }

  static Optional<Plan> read(Path data) {
    Path file = data.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      Properties lines = new Properties();
      lines.load(new StringReader(Files.readString(file)));
      Ordered ordered = Ordered.valueOf(lines.getProperty(ORDERED, ""));
      SortedMap<String, Integer> ports = new TreeMap<>();
      for (String name : listening(ordered)) {
        ports.put(name, Integer.valueOf(lines.getProperty(name, "")));
      }
      return Optional.of(new Plan(ordered, ports));
    } catch (IOException | IllegalArgumentException e) {
      throw new NetworkException(file + " is not as it was written: " + e.getMessage(), e);
    }
  }

  void write(Path data) throws IOException {
    StringBuilder lines = new StringBuilder(ORDERED + "=" + ordered + "\n");
    ports.forEach((name, port) -> lines.append(name).append('=').append(port).append('\n'));
    Folders.replace(data.resolve(FILE), lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  Topology topology() {
    return topology(ordered);
  }

  List<Place> peers() {
    return peers(topology());
  }

  List<Place> orderers() {
    return orderers(topology());
  }

  /** Every organisation with a peer runs every chaincode itself. */
  List<Place> services() {
    return services(topology());
  }

  /** Whatever has a process of its own. */
  List<Place> places() {
    return Stream.of(orderers(), peers(), services()).flatMap(List::stream).toList();
  }

  Endpoint endpoint(Place place) {
    return new Endpoint(HOST, port(place.host()));
  }

  int port(String name) {
    Integer port = ports.get(name);
    if (port == null) {
      throw new IllegalArgumentException("nothing of this network is called " + name);
    }
    return port;
  }

  private static Topology topology(Ordered ordered) {
    return ordered == Ordered.BFT ? Topology.everyPeerOrders() : Topology.standard();
  }

  private static List<Place> peers(Topology topology) {
    return topology.peerOrganizations().stream()
        .map(mspId -> new Place(mspId, Topology.PEER))
        .toList();
  }

  private static List<Place> orderers(Topology topology) {
    return topology.ordererOrganizations().stream()
        .map(mspId -> new Place(mspId, Topology.ORDERER))
        .toList();
  }

  private static List<Place> services(Topology topology) {
    return topology.peerOrganizations().stream()
        .flatMap(mspId ->
            FirstDefinitions.CHAINCODES.stream().map(chaincode -> new Place(mspId, chaincode)))
        .toList();
  }

  private static List<String> listening(Ordered ordered) {
    Topology topology = topology(ordered);
    List<String> names = new ArrayList<>();
    for (Place peer : peers(topology)) {
      names.addAll(List.of(peer.host(), peer.host() + OPERATIONS));
    }
    for (Place orderer : orderers(topology)) {
      names.addAll(List.of(orderer.host(), orderer.host() + OPERATIONS, orderer.host() + ADMIN));
    }
    services(topology).forEach(service -> names.add(service.host()));
    return names;
  }
}
