package org.patentpool.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patentpool.network.RunningNetwork.AUDITOR;
import static org.patentpool.network.RunningNetwork.FOUNDER1;
import static org.patentpool.network.RunningNetwork.MEMBERS;
import static org.patentpool.network.RunningNetwork.OPERATOR;
import static org.patentpool.network.RunningNetwork.text;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The npm client over the TLS port: what it may do, and how it is told what it may not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodeClientIT {
  private final Path folder;
  private final RunningNetwork running;

  NodeClientIT(@TempDir Path folder) throws Exception {
    NodeClient.install();
    this.folder = folder;
    running = RunningNetwork.in(folder);
  }

  @AfterAll
  void close() {
    running.close();
  }

  @Test
  void every_organisation_submits_and_reads() throws Exception {
    Connection connection = running.connection();
    for (String mspId : connection.names("organizations")) {
      String user = connection.names("organizations/" + mspId + "/users").getLast();
      NodeClient client = NodeClient.of(running, mspId, user);
      var submitted = client.run("submit", "put", "by " + user, "here");
      assertThat(submitted.exit()).as(submitted.complaint()).isZero();
      assertThat(submitted.line()).containsEntry("code", "VALID").containsEntry("answer", "done");
      assertThat(client.run("evaluate", "get", "by " + user).line())
          .isEqualTo(Map.of("answer", "here"));
      assertThat(text(running.pool(FOUNDER1, "founder").evaluateTransaction("get", "by " + user)))
          .isEqualTo("here");
    }
  }

  @Test
  void a_rejected_command_comes_back_with_its_code() throws Exception {
    try (RunningNetwork pool = RunningNetwork.in(folder, _ -> withTheContract())) {
      NodeClient operator = NodeClient.of(pool, OPERATOR, "operator");
      assertRejected(
          operator.run("evaluate", "pool.read", "{}"), "UNKNOWN", "POOL_NOT_FOUNDED", "");
      var founded = operator.run("submit", "pool.found", founding(pool.connection(), "c-1"));
      assertThat(founded.line()).as(founded.complaint()).containsEntry("code", "VALID");
      assertThat(operator.run("evaluate", "pool.read", "{}").value("answer"))
          .contains("\"theme\":\"batteries\"");
      assertRejected(
          operator.run("submit", "pool.found", founding(pool.connection(), "c-2")),
          "ABORTED",
          "POOL_EXISTS",
          "");
      assertRejected(
          operator.run("evaluate", "party.read", "{\"party\":\"nobody\"}"),
          "UNKNOWN",
          "UNKNOWN_PARTY",
          "/party");
    }
  }

  private EmbeddedNetwork.Options withTheContract() {
    return EmbeddedNetwork.Options.of(folder.resolve("contract"));
  }

  private static void assertRejected(NodeRun.Ended ended, String status, String code, String at) {
    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.lines().getFirst()).containsEntry("refused", status);
    assertThat(ended.lines().subList(1, ended.lines().size()))
        .isNotEmpty()
        .allSatisfy(node -> assertThat(node).containsEntry("code", code).containsEntry("at", at));
  }

  private static String founding(Connection connection, String id) throws Exception {
    return """
    {"id":"%s","pool":"cells","theme":"batteries","kind":"TECHNOLOGY","currency":"EUR",
     "day":"2026-01-01",
     "terms":{"agreement":"%s","rulebook":1,"quorumBps":6000,"thresholdBps":6667,
      "votingDays":14,"keyWaitingDays":7,"departedMultiplierBps":5000,"departedDays":730,
      "noticeDays":30,"tiers":["standard"]},
     "operator":{"party":"operator","mspId":"OperatorMSP","key":"%s"},
     "auditor":{"party":"auditor","mspId":"AuditorMSP","key":"%s"},
     "founders":[{"party":"founder-1","mspId":"Founder1MSP","key":"%s"}]}
    """
        .formatted(
            id,
            "aa".repeat(32),
            thumbprint(connection, OPERATOR, "operator"),
            thumbprint(connection, AUDITOR, "auditor"),
            thumbprint(connection, FOUNDER1, "founder"));
  }

  private static String thumbprint(Connection connection, String mspId, String user)
      throws Exception {
    byte[] key = connection.certificate(mspId, user).getPublicKey().getEncoded();
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key));
  }

  @Test
  void a_member_is_refused_blocks() throws Exception {
    NodeClient member = NodeClient.of(running, MEMBERS, "member1");
    for (String whole : List.of("blocks", "private-blocks")) {
      var refused = member.run(whole, folder.resolve("members " + whole), 0, 1);
      assertThat(refused.exit()).isEqualTo(1);
      assertThat(refused.line()).containsEntry("refused", "FORBIDDEN");
      assertThat(refused.complaint()).contains("403");
    }
  }

  @Test
  void who_is_revoked_receives_nothing_more() throws Exception {
    running.network().enrol(MEMBERS, "leaver");
    NodeClient leaver = NodeClient.of(running, MEMBERS, "leaver");
    String first = leaver.run("submit", "event", "before", "1").value("block");
    try (NodeRun events = leaver.start("events", folder.resolve("leaver"), first, 2)) {
      assertThat(events.next()).containsEntry("event", "before");
      running.network().revoke(MEMBERS, "leaver");
      running.pool(OPERATOR, "operator").submitTransaction("event", "after", "1");
      assertDenied(events.end().lines().getLast());
    }
    assertDenied(leaver.run("events", folder.resolve("leaver"), first, 1).line());
    assertThat(leaver.run("submit", "put", "key", "value").lines().getFirst())
        .containsEntry("refused", "ABORTED");
  }

  private static void assertDenied(Map<String, String> line) {
    assertThat(line).containsEntry("refused", "PERMISSION_DENIED");
  }

  @Test
  void what_leads_nowhere_is_named() throws Exception {
    var ended = NodeClient.of(running, MEMBERS, "nobody").run("evaluate", "get", "key");
    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.lines()).isEmpty();
    assertThat(ended.complaint()).contains("no user of MembersMSP called nobody");
  }
}
