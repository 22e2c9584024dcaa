package org.patentpool.network.fabric;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.patentpool.network.ConnectionFile;
import org.patentpool.network.FirstDefinitions;
import org.patentpool.network.fabric.Plan.Place;
import org.patentpool.network.identity.IdentityException;
import org.patentpool.network.identity.Organizations;
import org.patentpool.network.identity.Topology;
import org.patentpool.network.lifecycle.ChaincodeDefinition;
import org.patentpool.network.policy.Endpoint;

/**
 * Brings a network up from wherever it is: every step looks whether it is done already, so that
 * this may be repeated after it was broken off anywhere.
 */
final class Startup {
  private final Path data;
  private final Plan plan;
  private final Organizations organizations;
  private final Processes processes;
  private final Waiting waiting;
  private final NodeFolders folders;
  private final PrintStream out;

  Startup(
      Path data,
      Plan plan,
      Organizations organizations,
      Programs programs,
      Processes processes,
      PrintStream out) {
    this.data = data;
    this.plan = plan;
    this.organizations = organizations;
    this.processes = processes;
    this.waiting = new Waiting(processes);
    this.folders = new NodeFolders(data, plan, organizations, programs);
    this.out = out;
  }

  void run(Path jar) throws IOException, IdentityException {
    Joining joining = new Joining(data, plan, organizations, waiting, out);
    byte[] genesis = joining.genesis();
    for (Place orderer : plan.orderers()) {
      keep(folders.orderer(orderer));
    }
    for (Place peer : plan.peers()) {
      keep(folders.peer(peer));
    }
    for (Place orderer : plan.orderers()) {
      joining.join(orderer, genesis);
    }
    List<Peer> peers = new ArrayList<>();
    try {
      for (Place place : plan.peers()) {
        peers.add(Peer.of(place, plan, organizations));
      }
      for (Peer peer : peers) {
        joining.join(peer, genesis);
      }
      deploy(peers, folders.digested(jar));
      awaitAnswers(peers);
    } finally {
      peers.forEach(Peer::close);
    }
    new ConnectionFile(data, organizations)
        .write(mspId -> plan.port(Organizations.hostName(mspId, Topology.PEER)));
  }

  private void keep(Unit unit) throws IOException {
    if (processes.keep(unit)) {
      out.println("started " + unit.name());
    }
  }

  private void deploy(List<Peer> peers, String digest) throws IOException, IdentityException {
    Lifecycle lifecycle = new Lifecycle(peers, waiting, out);
    for (ChaincodeDefinition definition : FirstDefinitions.of(organizations.topology())) {
      ChaincodePackage chaincode = folders.packed(definition.name(), digest);
      List<Unit> services = new ArrayList<>();
      for (Peer peer : peers) {
        services.add(folders.service(new Place(peer.mspId(), definition.name()), chaincode));
      }
      lifecycle.install(chaincode);
      lifecycle.define(definition, chaincode);
      for (Unit service : services) {
        keep(service);
      }
    }
  }

  /** Whoever calls any chaincode by any peer from now on gets an answer. */
  private void awaitAnswers(List<Peer> peers) throws IOException {
    for (Place service : plan.services()) {
      Endpoint endpoint = plan.endpoint(service);
      waiting.until(() -> listening(service.host(), endpoint));
    }
    List<String> all = peers.stream().map(Peer::mspId).toList();
    for (Peer peer : peers) {
      for (String chaincode : FirstDefinitions.CHAINCODES) {
        waiting.until(() -> peer.reach(FirstDefinitions.CHANNEL, chaincode, all));
      }
    }
  }

  private static Endpoint listening(String name, Endpoint endpoint) throws NotYet {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(endpoint.host(), endpoint.port()));
      return endpoint;
    } catch (IOException e) {
      throw new NotYet(name + " does not listen at " + endpoint, e);
    }
  }
}
