package org.patentpool.network.fabric;

import java.util.ArrayList;
import java.util.List;

/** A pool of one founder, in the words that its contract takes. */
final class Commands {
  private Commands() {}

  static String found(Live live) throws Exception {
    try (Client operator = live.client("OperatorMSP", "operator");
        Client auditor = live.client("AuditorMSP", "auditor");
        Client founder = live.client("Founder1MSP", "founder")) {
      String command =
          """
          {"id":"found","pool":"cells","theme":"batteries","kind":"TECHNOLOGY","currency":"EUR",
           "day":"2026-01-01",
           "terms":{"agreement":"%s","rulebook":1,"quorumBps":6000,"thresholdBps":6667,
            "votingDays":14,"keyWaitingDays":7,"departedMultiplierBps":5000,"departedDays":730,
            "noticeDays":30,"tiers":["standard"]},
           "operator":{"party":"operator","mspId":"OperatorMSP","key":"%s"},
           "auditor":{"party":"auditor","mspId":"AuditorMSP","key":"%s"},
           "founders":[{"party":"founder-1","mspId":"Founder1MSP","key":"%s"}]}
          """
              .formatted("ab".repeat(32), operator.key(), auditor.key(), founder.key());
      String founded = operator.submit("pool.found", command);
      String terms = founded.replaceFirst(".*\"terms\":\"([0-9a-f]{64})\".*", "$1");
      return founder.submit(
          "pool.sign", "{\"id\":\"sign\",\"party\":\"founder-1\",\"terms\":\"" + terms + "\"}");
    }
  }

  static String day(int day) {
    return "{\"id\":\"day-%1$02d\",\"day\":\"2026-01-%1$02d\"}".formatted(day);
  }

  /** Something that the party may tell of itself, again and again. */
  static String notice(String party, int number) {
    return """
    {"id":"notice-%1$d","party":"%2$s","about":"NAME_CHANGE","occurredOn":"2026-01-01",
     "digest":"%1$064x"}
    """
        .formatted(number, party);
  }

  /** A founder proposes another, and a member applies. */
  static void open(Live live) throws Exception {
    try (Client founder = live.client("Founder1MSP", "founder");
        Client candidate = live.client("Founder2MSP", "founder");
        Client member = live.client("MembersMSP", "member1")) {
      founder.submit(
          "founder.propose",
          """
          {"id":"propose","ballot":"second","party":"founder-2","mspId":"Founder2MSP","key":"%s"}
          """
              .formatted(candidate.key()));
      String terms =
          founder
              .evaluate("terms.read", "{}")
              .replaceFirst(".*\"hash\":\"([0-9a-f]{64})\".*", "$1");
      member.submit(
          "party.apply",
          """
          {"id":"apply","party":"member-1","role":"MEMBER","tier":"standard","terms":"%s"}
          """
              .formatted(terms));
    }
  }

  /** What was opened goes on. */
  static List<String> decide(Live live) throws Exception {
    try (Client founder = live.client("Founder1MSP", "founder");
        Client operator = live.client("OperatorMSP", "operator")) {
      return List.of(
          founder.submit("vote.cast", "{\"id\":\"vote\",\"ballot\":\"second\",\"choice\":\"YES\"}"),
          operator.submit(
              "party.admit", "{\"id\":\"admit\",\"party\":\"member-1\",\"tier\":\"standard\"}"));
    }
  }

  /** What the pool answers about all that was recorded so far. */
  static List<String> readings(Live live) throws Exception {
    List<String> readings = new ArrayList<>();
    try (Client founder = live.client("Founder1MSP", "founder")) {
      for (String question :
          List.of(
              "pool.read",
              "day.read",
              "me.read",
              "terms.read",
              "party.list",
              "ballot.list",
              "application.list")) {
        readings.add(founder.evaluate(question, "{}"));
      }
      readings.add(founder.evaluate("party.history", "{\"party\":\"founder-1\"}"));
      readings.add(founder.evaluate("command.read", "{\"id\":\"propose\"}"));
    }
    return readings;
  }
}
