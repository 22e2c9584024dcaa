package org.patentpool.pool.scenario;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The command line: {@code ./pool simulate FILE...}. */
public final class Simulate {
  private static final int BAD_INPUT = 2;
  private static final String EXPLAIN = "--explain";

  private Simulate() {}

  /** Answers every file on a line of its own; exits with 2 when one of them had faults. */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, false, StandardCharsets.UTF_8);
    int exit = run(List.of(arguments), out, err);
    out.flush();
    err.flush();
    if (exit != 0) {
      System.exit(exit);
    }
  }

  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    boolean explain = arguments.contains(EXPLAIN);
    List<String> files = arguments.stream().filter(each -> !each.equals(EXPLAIN)).toList();
    if (files.isEmpty()) {
      err.println("pool simulate: it needs a file; ./pool simulate --help explains");
      return BAD_INPUT;
    }
    int exit = 0;
    for (String file : files) {
      exit = Math.max(exit, answer(file, explain, out, err));
    }
    return exit;
  }

  private static int answer(String file, boolean explain, PrintStream out, PrintStream err) {
    Simulation.Outcome outcome;
    try {
      outcome = explain ? Simulation.explained(Path.of(file)) : Simulation.of(Path.of(file));
    } catch (NoSuchFileException _) {
      err.println(file + ": : MISSING: there is no such file");
      return BAD_INPUT;
    } catch (IOException e) {
      err.println(file + ": : MISSING: it cannot be read: " + e.getMessage());
      return BAD_INPUT;
    }
    switch (outcome) {
      case Simulation.Answered answered -> {
        out.print(explain ? answered.tables() : answered.json() + "\n");
        return 0;
      }
      case Simulation.Refused(List<Fault> faults) -> {
        for (Fault fault : faults) {
          String told = file + ": " + fault.at() + ": " + fault.code() + ": " + fault.reason();
          err.print(onOneLine(told) + "\n");
        }
        return BAD_INPUT;
      }
    }
  }

  /** A key may hold the end of a line; a fault has one line none the less. */
  private static String onOneLine(String told) {
    return told.codePoints()
        .mapToObj(each ->
            Character.isISOControl(each)
                ? String.format(Locale.ROOT, "\\u%04x", each)
                : Character.toString(each))
        .collect(Collectors.joining());
  }
}
