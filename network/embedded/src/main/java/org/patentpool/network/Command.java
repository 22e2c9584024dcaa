package org.patentpool.network;

import java.util.List;
import java.util.Locale;

/** What can be asked for on the command line. */
enum Command {
  UP(
      "",
      "--data --port --jar",
      "--embedded --bft --foreground",
      """
      Usage: network up [--bft] [--data DIR] --jar CONTRACT.jar
             network up --embedded [--data DIR] [--port N] [--jar CONTRACT.jar] [--foreground]

      Starts a network of Fabric's own programs or an embedded one, writes DIR/connection.json and
      returns when it serves.

        --bft               four orderers, of which one may fail or lie; else one, by raft
        --embedded          all organisations in one process
        --data DIR          folder of the network (default .data)
        --jar CONTRACT.jar  the chaincodes (default with --embedded: those on the class path)
        --port N            loopback port; 0 takes a free one (default 0)
        --foreground        serve in this process until SIGTERM instead of returning
      """),
  STATUS(
      "",
      "--data",
      "",
      """
      Usage: network status [--data DIR]

      Says whether the network of that folder runs; exits 0 when all of it does, and 1 when not.

        --data DIR  folder of the network (default .data)
      """),
  DOWN(
      "",
      "--data",
      "",
      """
      Usage: network down [--data DIR]

      Stops the network of that folder and returns when none of its processes is left.

        --data DIR  folder of the network (default .data)
      """),
  ENROL(
      "MSP NAME",
      "--data",
      "",
      """
      Usage: network enrol MSP NAME [--data DIR]

      Has the organisation's authority certify a new user and enters it in DIR/connection.json.

        --data DIR  folder of the network (default .data)
      """),
  REVOKE(
      "MSP NAME",
      "--data",
      "",
      """
      Usage: network revoke MSP NAME [--data DIR]

      Revokes the user's certificate: from the configuration block that says so on, nothing signed
      with it is accepted any more.

        --data DIR  folder of the network (default .data)
      """);

  static final String HELP =
      """
      Usage: network COMMAND [OPTION...]

        up               start the network
        status           say whether it runs
        down             stop it
        enrol MSP NAME   certify a new user
        revoke MSP NAME  revoke a user's certificate

      network COMMAND --help explains a command.
      """;

  private final String operands;
  private final String withValue;
  private final String alone;
  private final String help;

  Command(String operands, String withValue, String alone, String help) {
    this.operands = operands;
    this.withValue = withValue;
    this.alone = alone;
    this.help = help;
  }

  static Command named(String name) throws UsageException {
    for (Command command : values()) {
      if (command.word().equals(name)) {
        return command;
      }
    }
    throw new UsageException("there is no command '" + name + "'; network --help lists them");
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  List<String> operands() {
    return words(operands);
  }

  boolean takesValue(String option) {
    return words(withValue).contains(option);
  }

  boolean knows(String flag) {
    return words(alone).contains(flag);
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
  }

  String help() {
    return help;
  }
}
