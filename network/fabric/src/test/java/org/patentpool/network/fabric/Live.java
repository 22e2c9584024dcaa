package org.patentpool.network.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.patentpool.network.fabric.Plan.Place;
import org.patentpool.network.identity.Organizations;
import org.patentpool.network.identity.Topology;

/** The command line in processes of its own, on a machine that has Fabric's programs. */
record Live(Path data) {
  private static final Path JAR = Path.of(System.getProperty("contract.service.jar", ""));
  private static final long LONGEST_MINUTES = 5;

  /** Where Fabric's programs are missing, the tests are skipped. */
  static Live in(Path data) {
    Needs.programs("no network of Fabric's programs is tested");
    assertThat(JAR).isRegularFile();
    return new Live(data);
  }

  static Path jar() {
    return JAR;
  }

  /** What a command that ended printed, and how it ended. */
  record Ended(int exit, List<String> lines) {
    List<String> well() {
      assertThat(exit).as("%s", lines).isZero();
      return lines;
    }
  }

  Ended up(String... options) throws Exception {
    return up(JAR, options);
  }

  Ended up(Path jar, String... options) throws Exception {
    return end(startUp(jar, options));
  }

  Process startUp(Path jar, String... options) throws IOException {
    List<String> words = new ArrayList<>(List.of("up", "--jar", jar.toString()));
    words.addAll(List.of(options));
    return start(words);
  }

  Ended status() throws Exception {
    return end(start(List.of("status")));
  }

  Ended enrol(String mspId, String name) throws Exception {
    return end(start(List.of("enrol", mspId, name)));
  }

  Ended revoke(String mspId, String name) throws Exception {
    return end(start(List.of("revoke", mspId, name)));
  }

  Ended down() throws Exception {
    return end(start(List.of("down")));
  }

  private Process start(List<String> words) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                FabricMain.class.getName()));
    command.addAll(words);
    command.addAll(List.of("--data", data.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    CompletableFuture.delayedExecutor(LONGEST_MINUTES, TimeUnit.MINUTES)
        .execute(process::destroyForcibly);
    return process;
  }

  private static Ended end(Process process) throws Exception {
    List<String> lines = process.inputReader().lines().toList();
    return new Ended(process.waitFor(), lines);
  }

  /** Reads what the process prints until a line begins like this. */
  static void await(Process process, String beginning) throws IOException {
    BufferedReader lines = process.inputReader();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(beginning)) {
        return;
      }
    }
    throw new IllegalStateException("it ended before it said " + beginning);
  }

  /** Starts one node alone, as {@code up} would start it with all the others. */
  void start(Place node) throws Exception {
    NodeFolders folders =
        new NodeFolders(data, plan(), organizations(), Programs.find(System.getenv()));
    boolean isPeer = node.name().equals(Topology.PEER);
    new Processes(data, System.getenv()).keep(isPeer ? folders.peer(node) : folders.orderer(node));
  }

  Plan plan() {
    return Plan.read(data).orElseThrow();
  }

  Organizations organizations() throws Exception {
    return Organizations.establish(data, plan().topology());
  }

  ProcessHandle process(String name) {
    return new Notes(data.resolve("run")).running(name).orElseThrow().process();
  }

  /** Ends it at once, in the midst of whatever it does. */
  void kill(String name) {
    ProcessHandle process = process(name);
    process.destroyForcibly();
    process.onExit().join();
  }

  /** All nodes and services that run, and whoever watches them. */
  List<ProcessHandle> processes() {
    Notes notes = new Notes(data.resolve("run"));
    List<ProcessHandle> processes = new ArrayList<>();
    for (Place place : plan().places()) {
      notes
          .running(place.host())
          .ifPresent(running -> {
            processes.add(running.process());
            running.process().parent().ifPresent(processes::add);
          });
    }
    return processes;
  }

  /** Whatever runs in the network's folder or was told its name, noted down or not. */
  List<ProcessHandle> everything() {
    return ProcessHandle.allProcesses().filter(this::isOfThis).toList();
  }

  private boolean isOfThis(ProcessHandle process) {
    if (process.info().commandLine().orElse("").contains(data.toString())) {
      return true;
    }
    try {
      return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
          .startsWith(data);
    } catch (IOException e) {
      // It has ended, or is somebody else's.
      return false;
    }
  }

  Client client(String mspId, String user) throws Exception {
    return Client.of(data.resolve("connection.json"), mspId, user);
  }
}
