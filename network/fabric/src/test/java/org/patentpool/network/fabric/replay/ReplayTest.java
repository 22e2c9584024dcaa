package org.patentpool.network.fabric.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patentpool.network.fabric.recording.Exchange.Kind;
import org.patentpool.network.fabric.recording.Recording;

/** The embedded network does and says what a real one did and said when it was recorded. */
class ReplayTest {
  @TempDir private static Path folder;
  private static Recording recording;
  private static Replay.Outcome outcome;

  @BeforeAll
  static void replay() throws Exception {
    recording = Recording.read(Recordings.folder());
    outcome = new Replay(recording, folder).run();
    System.out.printf(
        "Replayed what %s recorded: %d transactions in %d blocks, codes %s; asked %s; %d signatures"
            + " of real peers over embedded bytes; %d differences%n",
        recording.manifest().get("peer.version"),
        outcome.transactions(),
        outcome.blocks(),
        outcome.codes(),
        outcome.asked(),
        outcome.signatures(),
        outcome.differences().size());
  }

  /**
   * Blocks are equal with validation codes and the hash over all that they changed in the state;
   * payloads byte for byte, so that the real peers' signatures fit them; refusals by status, code
   * and words.
   */
  @Test
  void nothing_is_different() {
    assertThat(outcome.differences()).isEmpty();
  }

  @Test
  void all_of_the_recording_was_compared() {
    Map<String, String> told = new TreeMap<>();
    outcome.codes().forEach((code, count) -> told.put("code." + code, Integer.toString(count)));
    told.put("blocks", Integer.toString(outcome.blocks()));
    told.put("transactions", Integer.toString(outcome.transactions()));
    told.put(
        "exchanges",
        Integer.toString(outcome.asked().values().stream().mapToInt(Integer::intValue).sum()));
    assertThat(recording.manifest().lines()).containsAllEntriesOf(told);
  }

  @Test
  void the_recording_is_rich() {
    assertThat(outcome.transactions()).isGreaterThan(2_000);
    assertThat(outcome.asked()).containsOnlyKeys(Kind.values());
    assertThat(outcome.codes())
        .containsKeys(
            TxValidationCode.VALID,
            TxValidationCode.MVCC_READ_CONFLICT,
            TxValidationCode.PHANTOM_READ_CONFLICT,
            TxValidationCode.ENDORSEMENT_POLICY_FAILURE,
            TxValidationCode.DUPLICATE_TXID,
            TxValidationCode.BAD_PROPOSAL_TXID,
            TxValidationCode.ILLEGAL_WRITESET,
            TxValidationCode.INVALID_CHAINCODE,
            TxValidationCode.INVALID_ENDORSER_TRANSACTION);
  }

  @Test
  void the_readme_says_which_version_was_recorded() throws Exception {
    String version =
        recording.manifest().get("peer.version").replaceFirst(".*? v([0-9.]+) .*", "$1");
    assertThat(Path.of("../../README.md"))
        .content()
        .contains(
            "recorded from Fabric " + version + " on " + recording.manifest().get("recorded"));
  }
}
