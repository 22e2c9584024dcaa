package org.patentpool.network.fabric;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.patentpool.network.FirstDefinitions;
import org.patentpool.network.NetworkException;
import org.patentpool.network.fabric.Plan.Place;
import org.patentpool.network.fabric.play.ConfidentialRows;
import org.patentpool.network.fabric.play.Script;
import org.patentpool.network.fabric.play.Stage;
import org.patentpool.network.fabric.probe.ChaincodeJar;
import org.patentpool.network.fabric.probe.Probe;
import org.patentpool.network.fabric.recording.Manifest;
import org.patentpool.network.fabric.recording.RecordingWriter;
import org.patentpool.network.identity.IdentityException;
import org.patentpool.network.identity.Organizations;
import org.patentpool.network.lifecycle.ChaincodeDefinition;
import org.patentpool.network.policy.Endpoint;

/**
 * Plays the script on a network of Fabric's own programs, which it starts for that purpose in a
 * folder of its own and stops again, and writes down what the nodes say. There is no way to have it
 * record anything else.
 */
final class Recorder {
  private Recorder() {}

  public static void main(String[] words) throws Exception {
    if (words.length != 1) {
      System.err.println("one argument is needed: the folder to write the recording to");
      System.exit(2);
    }
    try {
      record(Path.of(words[0]));
      System.exit(0);
    } catch (NetworkException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static void record(Path target) throws Exception {
    Programs programs = Programs.find(System.getenv());
    Path data = Files.createTempDirectory("recorded");
    try {
      record(target, programs, data);
    } finally {
      delete(data);
    }
    System.out.println("recorded " + target);
  }

  private static void record(Path target, Programs programs, Path data) throws Exception {
    Path jar = data.resolve("probe.jar");
    ChaincodeJar.write(jar, Probe.class, FirstDefinitions.CHAINCODES);
    FabricNetwork network = new FabricNetwork(System.out, System.getenv());
    network.up(data, jar, false);
    // Its nodes are processes of their own: whoever interrupts this one must not leave them behind.
    Thread interrupted = new Thread(() -> network.down(data), "interrupted");
    Runtime.getRuntime().addShutdownHook(interrupted);
    try {
      play(data, jar, new RecordingWriter(target, described(programs)));
    } finally {
      Runtime.getRuntime().removeShutdownHook(interrupted);
      network.down(data);
    }
  }

  /** With all the keys that were made for it. */
  private static void delete(Path data) throws IOException {
    try (Stream<Path> all = Files.walk(data)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void play(Path data, Path jar, RecordingWriter writer) throws Exception {
    Plan plan = Plan.read(data).orElseThrow();
    Organizations organizations = Organizations.establish(data, plan.topology());
    SortedMap<String, Endpoint> peers = new TreeMap<>();
    for (Place peer : plan.peers()) {
      peers.put(peer.mspId(), plan.endpoint(peer));
    }
    try (Stage stage = new Stage(organizations, peers)) {
      new Script(stage, Organizations.establish(data.resolve("foreign"), plan.topology()))
          .play(() -> redefine(data, jar, plan, organizations));
      writer.write(stage.delivered(), stage.exchanges());
    }
  }

  /** Has all organisations approve and commit the accounts with more collections. */
  private static void redefine(Path data, Path jar, Plan plan, Organizations organizations)
      throws IOException, IdentityException {
    ChaincodeDefinition first =
        FirstDefinitions.of(plan.topology()).stream()
            .filter(definition -> !definition.collections().isEmpty())
            .findFirst()
            .orElseThrow();
    ChaincodeDefinition wanted =
        new ChaincodeDefinition(
            first.name(),
            first.version(),
            first.sequence(),
            first.endorsementPolicy(),
            ConfidentialRows.collections(first.collections().getFirst()));
    List<Peer> peers = new ArrayList<>();
    try {
      for (Place place : plan.peers()) {
        peers.add(Peer.of(place, plan, organizations));
      }
      Waiting waiting = new Waiting(new Processes(data, System.getenv()));
      String digest = ChaincodePackage.sha256(Files.readAllBytes(jar));
      new Lifecycle(peers, waiting, System.out)
          .define(wanted, ChaincodePackage.of(wanted.name(), digest));
    } finally {
      peers.forEach(Peer::close);
    }
  }

  private static SortedMap<String, String> described(Programs programs)
      throws IOException, InterruptedException {
    SortedMap<String, String> lines = new TreeMap<>();
    lines.put("recorded", LocalDate.now(ZoneOffset.UTC).toString());
    for (Path program : new Path[] {programs.peer(), programs.orderer()}) {
      String name = program.getFileName().toString();
      lines.put(name + ".version", version(program));
      lines.put(name + ".sha256", Manifest.sha256(Files.readAllBytes(program)));
    }
    return lines;
  }

  /** What the program says of itself, on one line. */
  private static String version(Path program) throws IOException, InterruptedException {
    Process asked = new ProcessBuilder(program.toString(), "version").start();
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    asked.getInputStream().transferTo(said);
    asked.waitFor(1, TimeUnit.MINUTES);
    return said.toString(StandardCharsets.UTF_8).strip().replaceAll("\\s+", " ");
  }
}
