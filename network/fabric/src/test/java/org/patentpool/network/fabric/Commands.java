package org.patentpool.network.fabric;

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
}
