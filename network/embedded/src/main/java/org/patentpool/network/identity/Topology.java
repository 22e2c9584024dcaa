package org.patentpool.network.identity;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/** Which organisations a network has, and which nodes and users each of them. */
public record Topology(List<Organization> organizations) {
  /** What every organisation's peer is called. */
  public static final String PEER = "peer0";

  /** What an organisation's orderer is called, where it has one. */
  public static final String ORDERER = "orderer0";

  /** Names become folders and parts of certificates, so they hold nothing that could surprise. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,62}");

  public Topology {
    organizations = List.copyOf(organizations);
  }

  /** The pool's network: operator, two founders and auditor with nodes, the members without. */
  public static Topology standard() {
    var peer = new Node(PEER, CertificateRole.PEER);
    return new Topology(
        List.of(
            new Organization(
                "OperatorMSP",
                List.of(peer, new Node(ORDERER, CertificateRole.ORDERER)),
                users("operator")),
            new Organization("Founder1MSP", List.of(peer), users("founder")),
            new Organization("Founder2MSP", List.of(peer), users("founder")),
            new Organization("AuditorMSP", List.of(peer), users("auditor")),
            new Organization("MembersMSP", List.of(), users("member1", "member2", "licensee1"))));
  }

  /** The same network where every organisation that runs a peer runs an orderer, too. */
  public static Topology everyPeerOrders() {
    var orderer = new Node(ORDERER, CertificateRole.ORDERER);
    var organizations = new ArrayList<Organization>();
    for (var organization : standard().organizations()) {
      var nodes = new LinkedHashSet<>(organization.nodes());
      if (!nodes.isEmpty()) {
        nodes.add(orderer);
      }
      organizations.add(
          new Organization(organization.mspId(), List.copyOf(nodes), organization.users()));
    }
    return new Topology(organizations);
  }

  /** The organisations that run a peer: they endorse, and they administer the channel. */
  public List<String> peerOrganizations() {
    return having(CertificateRole.PEER);
  }

  /** The organisations that run an orderer. */
  public List<String> ordererOrganizations() {
    return having(CertificateRole.ORDERER);
  }

  private List<String> having(CertificateRole role) {
    return organizations.stream()
        .filter(organization -> organization.nodes().stream().anyMatch(n -> n.role() == role))
        .map(Organization::mspId)
        .toList();
  }

  private static List<User> users(String... clients) {
    var users = new ArrayList<User>();
    for (var client : clients) {
      users.add(new User(client, CertificateRole.CLIENT));
    }
    users.add(new User("admin", CertificateRole.ADMIN));
    return users;
  }

  static String checkedName(String name) {
    if (!NAME.matcher(name).matches() || name.contains("..")) {
      throw new IllegalArgumentException(
          "the name '%s' is not of letters, digits, dots and hyphens".formatted(name));
    }
    return name;
  }

  /** One organisation; its name in the channel is its MSP id. */
  public record Organization(String mspId, List<Node> nodes, List<User> users) {
    public Organization {
      checkedName(mspId);
      nodes = List.copyOf(nodes);
      users = List.copyOf(users);
    }
  }

  /** A peer or an orderer. */
  public record Node(String name, CertificateRole role) {
    public Node {
      checkedName(name);
      if (role != CertificateRole.PEER && role != CertificateRole.ORDERER) {
        throw new IllegalArgumentException("a node is a peer or an orderer, not " + role);
      }
    }
  }

  /** Somebody with a key who runs no node. */
  public record User(String name, CertificateRole role) {
    public User {
      checkedName(name);
      if (role != CertificateRole.CLIENT && role != CertificateRole.ADMIN) {
        throw new IllegalArgumentException("a user is a client or an admin, not " + role);
      }
    }
  }
}
