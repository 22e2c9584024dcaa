package org.patentpool.network;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A command with what was typed behind it, every word of it understood. */
record Arguments(
    Command command, List<String> operands, Map<String, String> values, Set<String> flags) {
  private static final int LAST_PORT = 65_535;

  static Arguments parse(Command command, List<String> words) throws UsageException {
    List<String> operands = new ArrayList<>();
    Map<String, String> values = new HashMap<>();
    Set<String> flags = new HashSet<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (command.takesValue(word)) {
        if (i + 1 == words.size() || words.get(i + 1).startsWith("--")) {
          throw fault(command, "'" + word + "' needs a value");
        }
        i++;
        if (values.put(word, words.get(i)) != null) {
          throw fault(command, "'" + word + "' is given twice");
        }
      } else if (command.knows(word)) {
        flags.add(word);
      } else if (word.startsWith("-") || operands.size() == command.operands().size()) {
        throw fault(command, "'" + word + "' is not understood");
      } else {
        operands.add(word);
      }
    }
    if (operands.size() < command.operands().size()) {
      throw fault(command, command.operands().get(operands.size()) + " is missing");
    }
    return new Arguments(command, operands, values, flags);
  }

  private static UsageException fault(Command command, String what) {
    return new UsageException(what + "; network " + command.word() + " --help explains");
  }

  boolean has(String flag) {
    return flags.contains(flag);
  }

  Path data() throws UsageException {
    return path("--data").orElse(Path.of(".data")).toAbsolutePath().normalize();
  }

  Optional<Path> path(String option) throws UsageException {
    String value = values.get(option);
    try {
      return value == null ? Optional.empty() : Optional.of(Path.of(value));
    } catch (InvalidPathException e) {
      throw fault(command, "'" + option + "' is no path");
    }
  }

  int port() throws UsageException {
    String value = values.getOrDefault("--port", "0");
    try {
      int port = Integer.parseInt(value);
      if (port >= 0 && port <= LAST_PORT) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Answered below, like a number that is no port.
    }
    throw fault(command, "'" + value + "' is no port");
  }
}
