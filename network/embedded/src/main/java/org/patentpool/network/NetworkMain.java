package org.patentpool.network;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.patentpool.network.NetworkProcess.Running;

/**
 * The network on the command line. Exits 0 when it did what it was asked, 1 when it could not, and
 * 2 when the command line cannot be meant; it says why in one line.
 */
public final class NetworkMain {
  /** How the line begins that says the network serves. */
  static final String READY = "ready ";

  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private final PrintStream out;
  private final PrintStream err;
  private final @Nullable RealNetwork real;

  /** Without {@code real}, only embedded networks are known. */
  public NetworkMain(PrintStream out, PrintStream err, @Nullable RealNetwork real) {
    this.out = out;
    this.err = err;
    this.real = real;
  }

  /** The embedded network alone. */
  public static void main(String[] words) {
    System.exit(new NetworkMain(System.out, System.err, null).run(Arrays.asList(words)));
  }

  public int run(List<String> words) {
    try {
      if (words.isEmpty()) {
        throw new UsageException("a command is missing; network --help lists them");
      }
      if (asksForHelp(words.subList(0, 1)) || words.getFirst().equals("help")) {
        out.print(Command.HELP);
        return DONE;
      }
      Command command = Command.named(words.getFirst());
      if (asksForHelp(words)) {
        out.print(command.help());
        return DONE;
      }
      return run(Arguments.parse(command, words.subList(1, words.size())));
    } catch (UsageException e) {
      err.println("network: " + e.getMessage());
      return MISUSED;
    } catch (NetworkException e) {
      return failed(String.valueOf(e.getMessage()));
    }
  }

  private static boolean asksForHelp(List<String> words) {
    return words.contains("--help") || words.contains("-h");
  }

  private int run(Arguments arguments) throws UsageException {
    return switch (arguments.command()) {
      case UP -> up(arguments);
      case STATUS -> {
        RealNetwork found = realIn(arguments.data());
        yield found == null
            ? status(arguments.data())
            : found.status(arguments.data()) ? DONE : FAILED;
      }
      case DOWN -> {
        RealNetwork found = realIn(arguments.data());
        if (found == null) {
          yield down(arguments.data());
        }
        found.down(arguments.data());
        yield DONE;
      }
      case ENROL -> enrol(arguments);
      case REVOKE -> revoke(arguments);
    };
  }

  private int failed(String why) {
    err.println("network: " + why.lines().findFirst().orElse(""));
    return FAILED;
  }

  private @Nullable RealNetwork realIn(Path data) {
    return real != null && real.isIn(data) ? real : null;
  }

  private int upReal(RealNetwork network, Arguments arguments) throws UsageException {
    for (String option : List.of("--port", "--foreground")) {
      if (arguments.has(option) || arguments.values().containsKey(option)) {
        throw new UsageException("'" + option + "' is for the embedded network: up --embedded");
      }
    }
    Path data = arguments.data();
    if (Files.exists(data.resolve(ConnectionFile.NAME)) && !network.isIn(data)) {
      return failed("the network in " + data + " is an embedded one; choose another folder");
    }
    Path jar = arguments.path("--jar").orElseThrow(() -> new UsageException("'--jar' is missing"));
    network.up(data, jar.toAbsolutePath(), arguments.has("--bft"));
    return DONE;
  }

  private int up(Arguments arguments) throws UsageException {
    if (!arguments.has("--embedded")) {
      return real == null
          ? failed("this program knows the embedded network only: up --embedded")
          : upReal(real, arguments);
    }
    if (realIn(arguments.data()) != null) {
      return failed(
          "the network in %s is one of Fabric's own programs; choose another folder"
              .formatted(arguments.data()));
    }
    if (arguments.has("--bft")) {
      throw new UsageException("--bft is for real Fabric; the embedded network has one orderer");
    }
    Path data = arguments.data();
    EmbeddedNetwork.Options options = options(arguments);
    Optional<Running> running = NetworkProcess.find(data);
    if (running.isPresent()) {
      return failed(
          "the network in %s runs already, as process %d"
              .formatted(data, running.get().process().pid()));
    }
    if (arguments.has("--foreground")) {
      return serve(options);
    }
    out.println(Background.start(data, foreground(arguments)));
    return DONE;
  }

  private static EmbeddedNetwork.Options options(Arguments arguments) throws UsageException {
    EmbeddedNetwork.Options options =
        EmbeddedNetwork.Options.of(arguments.data()).withPort(arguments.port());
    Optional<Path> jar = arguments.path("--jar");
    return jar.isPresent() ? options.withChaincodes(jar.get()) : options;
  }

  private static List<String> foreground(Arguments arguments) throws UsageException {
    List<String> words =
        new ArrayList<>(
            List.of(
                "up",
                "--embedded",
                "--foreground",
                "--data",
                arguments.data().toString(),
                "--port",
                Integer.toString(arguments.port())));
    arguments
        .path("--jar")
        .ifPresent(jar -> words.addAll(List.of("--jar", jar.toAbsolutePath().toString())));
    return words;
  }

  /** Serves until the process is asked to end; the hook then closes the network. */
  private int serve(EmbeddedNetwork.Options options) {
    EmbeddedNetwork network = EmbeddedNetwork.open(options.standalone());
    Runtime.getRuntime().addShutdownHook(new Thread(network::close, "shutdown"));
    out.println(READY + network.connection());
    out.flush();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return DONE;
  }

  private int status(Path data) {
    Optional<Running> running = NetworkProcess.find(data);
    if (running.isEmpty()) {
      out.println("not running " + data);
      return FAILED;
    }
    out.println(
        "running %s process %d"
            .formatted(data.resolve(ConnectionFile.NAME), running.get().process().pid()));
    return DONE;
  }

  private int down(Path data) {
    Optional<Running> running = NetworkProcess.find(data);
    if (running.isEmpty()) {
      out.println("not running " + data);
      return DONE;
    }
    ProcessHandle process = running.get().process();
    if (!running.get().standalone()) {
      return failed(
          "the network in %s is part of process %d, which does more; stop that instead"
              .formatted(data, process.pid()));
    }
    process.destroy();
    process.onExit().join();
    out.println("stopped " + data);
    return DONE;
  }

  private int enrol(Arguments arguments) throws UsageException {
    Users.in(existing(arguments)).enrol(arguments.operands().get(0), arguments.operands().get(1));
    out.println("enrolled " + String.join(" ", arguments.operands()));
    return DONE;
  }

  private int revoke(Arguments arguments) throws UsageException {
    Path data = existing(arguments);
    String mspId = arguments.operands().get(0);
    String name = arguments.operands().get(1);
    RealNetwork found = realIn(data);
    if (found != null) {
      found.revoke(data, mspId, name);
    } else if (NetworkProcess.find(data).isPresent()) {
      Users.in(data).revoke(mspId, name);
    } else {
      throw new NetworkException(
          "the network in %s does not run, and revoking takes a block; start it first"
              .formatted(data));
    }
    out.println("revoked " + String.join(" ", arguments.operands()));
    return DONE;
  }

  private static Path existing(Arguments arguments) throws UsageException {
    Path data = arguments.data();
    if (!Files.exists(data.resolve(ConnectionFile.NAME))) {
      throw new NetworkException("there is no network in " + data + "; up makes one");
    }
    return data;
  }
}
