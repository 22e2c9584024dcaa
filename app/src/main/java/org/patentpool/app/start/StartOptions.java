package org.patentpool.app.start;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the app was started.
 *
 * @param port where it serves on the loopback address; 0 takes any free one
 * @param data the folder that keeps everything
 * @param ledger a connection file, or null for a ledger of its own in the folder
 * @param ledgerUser the user it reads the ledger as
 * @param empty whether a new ledger of its own stays without the sample pool
 * @param sample whether any ledger without a pool gets the sample pool
 * @param rebuild whether the tables are dropped and read anew from the blocks
 * @param databaseUrl a PostgreSQL to use, or null for one of its own in the folder
 */
public record StartOptions(
    int port,
    Path data,
    @Nullable Path ledger,
    LedgerUser ledgerUser,
    boolean empty,
    boolean sample,
    boolean rebuild,
    @Nullable String databaseUrl) {
  public static final String USAGE =
      """
      usage: ./pool start [--port N] [--data DIR] [--ledger CONNECTION] [--empty | --sample]
                          [--rebuild]

        --port N             serve on 127.0.0.1:N; 0 takes any free port (8080)
        --data DIR           keep everything in DIR (.data/app)
        --ledger CONNECTION  use the ledger of this connection.json instead of an own one in DIR
        --empty              do not found the sample pool in a new ledger of its own
        --sample             found it in whatever ledger this is, if that has no pool yet
        --rebuild            drop the tables and read them anew from the ledger's blocks

      environment
        POOL_DATABASE_URL    a PostgreSQL to use instead of an own one in DIR, for instance
                             postgresql://user:password@host:5432/database
        POOL_LEDGER_USER     who reads the ledger, as MSP/USER (OperatorMSP/operator)
      """;

  /** A user as a connection file names it. */
  public record LedgerUser(String mspId, String name) {}

  /**
   * Reads the command line.
   *
   * @throws StartException naming the argument that cannot be used
   */
  public static StartOptions parse(List<String> arguments, Map<String, String> environment) {
    Deque<String> left = new ArrayDeque<>(arguments);
    Set<String> seen = new HashSet<>();
    int port = 8080;
    Path data = Path.of(".data", "app");
    Path ledger = null;
    while (!left.isEmpty()) {
      String option = left.remove();
      if (!seen.add(option)) {
        throw new StartException(option + " is given twice: give it once");
      }
      switch (option) {
        case "--port" -> port = port(value(option, left));
        case "--data" -> data = path(option, value(option, left));
        case "--ledger" -> ledger = path(option, value(option, left));
        case "--empty", "--sample", "--rebuild" -> {}
        default ->
            throw new StartException("there is no option " + option + ": see ./pool start --help");
      }
    }
    if (seen.contains("--empty") && seen.contains("--sample")) {
      throw new StartException("--empty and --sample exclude each other: give one of them");
    }
    return new StartOptions(
        port,
        data.toAbsolutePath().normalize(),
        ledger == null ? null : ledger.toAbsolutePath().normalize(),
        user(environment.getOrDefault("POOL_LEDGER_USER", "OperatorMSP/operator")),
        seen.contains("--empty"),
        seen.contains("--sample"),
        seen.contains("--rebuild"),
        environment.get("POOL_DATABASE_URL"));
  }

  private static String value(String option, Deque<String> left) {
    String value = left.poll();
    if (value == null || value.startsWith("--")) {
      throw new StartException(option + " needs a value: see ./pool start --help");
    }
    return value;
  }

  private static int port(String value) {
    try {
      int port = Integer.parseInt(value);
      if (port >= 0 && port <= 65535) {
        return port;
      }
    } catch (NumberFormatException _) {
      // Told below, together with numbers that are no port.
    }
    throw new StartException("--port " + value + " is no port: give a number from 0 to 65535");
  }

  private static Path path(String option, String value) {
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      throw new StartException(option + " " + value + " is no path: " + e.getReason(), e);
    }
  }

  private static LedgerUser user(String value) {
    int slash = value.indexOf('/');
    if (slash < 1 || slash == value.length() - 1) {
      throw new StartException(
          "POOL_LEDGER_USER=" + value + " is no user: write it like OperatorMSP/operator");
    }
    return new LedgerUser(value.substring(0, slash), value.substring(slash + 1));
  }
}
