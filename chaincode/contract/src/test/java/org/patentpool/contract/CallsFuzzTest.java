package org.patentpool.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hyperledger.fabric.shim.ChaincodeBase;
import org.patentpool.contract.InMemoryLedger.Outcome;
import org.patentpool.pool.canonical.Canonical;
import org.patentpool.pool.canonical.StrictReader;
import org.patentpool.pool.decision.CommandType;
import org.patentpool.pool.decision.QueryType;

/** Whatever is sent is answered, and what is refused leaves nothing behind. */
class CallsFuzzTest {
  private static final List<String> FUNCTIONS =
      Stream.concat(
              Stream.concat(
                  Arrays.stream(CommandType.values()).map(CommandType::value),
                  Arrays.stream(QueryType.values()).map(QueryType::value)),
              Stream.of("accounts.info"))
          .toList();

  private static final String[] MEMBERS = {
    "id",
    "party",
    "ballot",
    "key",
    "day",
    "terms",
    "role",
    "choice",
    "until",
    "limit",
    "after",
    "mspId",
    "tier",
    "reason",
    "founders",
    "operator",
    "\u0000",
    "",
    "type",
    "v",
    "\uD83D\uDE00"
  };

  private final Sample pool;
  private final List<ChaincodeBase> chaincodes;

  CallsFuzzTest() throws Exception {
    var chaincode = new PoolChaincode(DayGuard.of("allowed"));
    chaincodes = List.of(chaincode, new AccountsChaincode());
    pool = new Sample(chaincode);
    pool.activate();
  }

  @Property(tries = 300)
  void any_bytes_are_answered(@ForAll("anyArguments") List<byte[]> arguments) {
    check(arguments);
  }

  @Property(tries = 2000)
  void any_json_is_answered(
      @ForAll("functions") String function, @ForAll("objects") String payload) {
    check(List.of(function.getBytes(UTF_8), payload.getBytes(UTF_8)));
  }

  @Property(tries = 300)
  void any_damage_to_a_good_payload_is_answered(
      @ForAll int place, @ForAll byte value, @ForAll boolean cut) {
    byte[] payload = pool.founding.getBytes(UTF_8);
    int at = Math.floorMod(place, payload.length);
    payload[at] = value;
    check(List.of("pool.found".getBytes(UTF_8), cut ? Arrays.copyOf(payload, at) : payload));
  }

  private void check(List<byte[]> arguments) {
    for (ChaincodeBase chaincode : chaincodes) {
      for (byte[] creator : List.of(pool.operator, pool.founder)) {
        Outcome outcome =
            pool.ledger.evaluate(chaincode, creator, arguments.toArray(byte[][]::new));
        assertThat(outcome.stub().openQueries).isZero();
        if (outcome.isAccepted()) {
          assertThat(outcome.stub().events.size()).isEqualTo(outcome.wroteNothing() ? 0 : 1);
          canonical(outcome.response().getPayload());
        } else {
          assertThat(outcome.response().getStatusCode()).isEqualTo(400);
          assertThat(outcome.wroteNothing()).isTrue();
          canonical(outcome.response().getMessage().getBytes(UTF_8));
        }
      }
    }
  }

  private static void canonical(byte[] answered) {
    assertThat(Canonical.bytes(StrictReader.read(answered))).isEqualTo(answered);
  }

  @Provide
  Arbitrary<List<byte[]>> anyArguments() {
    return Arbitraries.bytes().array(byte[].class).ofMaxSize(200).list().ofMaxSize(4);
  }

  @Provide
  Arbitrary<String> functions() {
    return Arbitraries.oneOf(Arbitraries.of(FUNCTIONS), Arbitraries.strings().ofMaxLength(40));
  }

  @Provide
  Arbitrary<String> objects() {
    Arbitrary<String> members =
        Combinators.combine(Arbitraries.of(MEMBERS), values())
            .as((name, value) -> quoted(name) + ":" + value);
    return members.list().ofMaxSize(6).map(all -> "{" + String.join(",", all) + "}");
  }

  private static Arbitrary<String> values() {
    Arbitrary<String> scalars =
        Arbitraries.oneOf(
            Arbitraries.of(
                "\"operator\"",
                "\"founder-1\"",
                "\"c-2\"",
                "\"2026-08-01\"",
                "\"9999-12-31\"",
                "\"YES\"",
                "\"" + "a".repeat(64) + "\"",
                "1.5",
                "1e9",
                "null",
                "true",
                "[[[[]]]]",
                "{\"a\":{}}",
                "\"\\ud800\"",
                "99999999999999999999"),
            Arbitraries.longs().map(String::valueOf),
            Arbitraries.strings().ofMaxLength(70).map(CallsFuzzTest::quoted));
    return Arbitraries.oneOf(
        scalars, scalars.list().ofMaxSize(3).map(all -> "[" + String.join(",", all) + "]"));
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
