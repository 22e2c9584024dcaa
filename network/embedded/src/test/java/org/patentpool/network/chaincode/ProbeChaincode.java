package org.patentpool.network.chaincode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.hyperledger.fabric.shim.ChaincodeBase;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ResponseUtils;
import org.hyperledger.fabric.shim.ledger.CompositeKey;
import org.hyperledger.fabric.shim.ledger.KeyModification;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIterator;
import org.hyperledger.fabric.shim.ledger.QueryResultsIteratorWithMetadata;

/** Does what its arguments say, one stub call after the other, and returns what it saw. */
public class ProbeChaincode extends ChaincodeBase {
  /** Calls of {@code wait} end when a test opens their gate. */
  static final Map<String, CountDownLatch> GATES = new ConcurrentHashMap<>();

  /** Calls of {@code wait} and {@code insist} say that they have begun. */
  static final Map<String, CountDownLatch> BEGUN = new ConcurrentHashMap<>();

  private static final String ABSENT = "<none>";

  @Override
  public Response init(ChaincodeStub stub) {
    throw new IllegalStateException("the network never initialises");
  }

  /** The first argument is the function; {@code all} takes further ones, split by the bar. */
  @Override
  public Response invoke(ChaincodeStub stub) {
    List<String> args = stub.getStringArgs();
    if (args.getFirst().equals("status")) {
      stub.setEvent("status", bytes(args.get(1)));
      return new Response(Integer.parseInt(args.get(1)), "as asked", bytes("payload"));
    }
    if (!args.getFirst().equals("all")) {
      return ResponseUtils.newSuccessResponse(bytes(perform(stub, args)));
    }
    List<String> seen = new ArrayList<>();
    for (String step : args.subList(1, args.size())) {
      seen.add(perform(stub, List.of(step.split("\\|", -1))));
    }
    return ResponseUtils.newSuccessResponse(bytes(String.join("\n", seen)));
  }

  private String perform(ChaincodeStub stub, List<String> args) {
    return switch (args.getFirst()) {
      case "get" -> text(stub.getState(args.get(1)));
      case "put" -> did(() -> stub.putState(args.get(1), bytes(args.get(2))));
      case "putBig" -> did(() -> stub.putState(args.get(1), big(args.get(2))));
      case "del" -> did(() -> stub.delState(args.get(1)));
      case "copy" -> did(() -> stub.putState(args.get(2), stub.getState(args.get(1))));
      case "getPolicy" -> text(stub.getStateValidationParameter(args.get(1)));
      case "setPolicy" ->
          did(() -> stub.setStateValidationParameter(args.get(1), bytes(args.get(2))));
      case "event" -> did(() -> stub.setEvent(args.get(1), bytes(args.get(2))));
      case "history" -> history(stub.getHistoryForKey(args.get(1)));
      case "query" -> rows(stub.getQueryResult(args.get(1)));
      case "queryPage" -> page(stub.getQueryResultWithPagination(args.get(1), 2, ""));
      case "caught" -> caught(stub, args.subList(1, args.size()));
      case "call" -> call(stub, args.get(1), args.get(2), args.subList(3, args.size()));
      case "about" -> about(stub);
      case "wait" -> await(args.get(1));
      case "insist" -> insist(args.get(1));
      case "crash" -> throw new IllegalStateException("crashed on request");
      case "overflow" -> overflow(0);
      default -> scanOrPrivate(stub, args);
    };
  }

  private String scanOrPrivate(ChaincodeStub stub, List<String> args) {
    return switch (args.getFirst()) {
      case "range" -> rows(stub.getStateByRange(args.get(1), args.get(2)));
      case "rangeKeys" -> Integer.toString(count(stub.getStateByRange(args.get(1), args.get(2))));
      case "rangeFirst" -> first(stub.getStateByRange(args.get(1), args.get(2)));
      case "rangePage" ->
          page(
              stub.getStateByRangeWithPagination(
                  args.get(1), args.get(2), Integer.parseInt(args.get(3)), args.get(4)));
      case "composite" -> composite(args.subList(1, args.size())).toString();
      case "putComposite" ->
          did(() ->
              stub.putState(
                  composite(args.subList(2, args.size())).toString(), bytes(args.get(1))));
      case "prefix" ->
          rows(stub.getStateByPartialCompositeKey(composite(args.subList(1, args.size()))));
      case "prefixPage" ->
          page(
              stub.getStateByPartialCompositeKeyWithPagination(
                  composite(args.subList(3, args.size())),
                  Integer.parseInt(args.get(1)),
                  args.get(2)));
      default -> confidential(stub, args);
    };
  }

  private String confidential(ChaincodeStub stub, List<String> args) {
    String collection = args.size() > 1 ? args.get(1) : "";
    return switch (args.getFirst()) {
      case "getPrivate" -> text(stub.getPrivateData(collection, args.get(2)));
      case "hashPrivate" -> hex(stub.getPrivateDataHash(collection, args.get(2)));
      case "putPrivate" ->
          did(() -> stub.putPrivateData(collection, args.get(2), bytes(args.get(3))));
      case "putTransient" ->
          did(() ->
              stub.putPrivateData(
                  collection,
                  args.get(2),
                  Objects.requireNonNull(stub.getTransient().get(args.get(2)))));
      case "delPrivate" -> did(() -> stub.delPrivateData(collection, args.get(2)));
      case "purgePrivate" -> did(() -> stub.purgePrivateData(collection, args.get(2)));
      case "getPrivatePolicy" ->
          text(stub.getPrivateDataValidationParameter(collection, args.get(2)));
      case "setPrivatePolicy" ->
          did(() ->
              stub.setPrivateDataValidationParameter(collection, args.get(2), bytes(args.get(3))));
      case "rangePrivate" -> rows(stub.getPrivateDataByRange(collection, args.get(2), args.get(3)));
      case "queryPrivate" -> rows(stub.getPrivateDataQueryResult(collection, args.get(2)));
      default -> throw new IllegalArgumentException("unknown function " + args.getFirst());
    };
  }

  private String caught(ChaincodeStub stub, List<String> args) {
    try {
      return perform(stub, args);
    } catch (RuntimeException e) {
      return "caught " + e.getMessage();
    }
  }

  private static String call(
      ChaincodeStub stub, String chaincode, String channel, List<String> args) {
    Response response =
        stub.invokeChaincode(chaincode, args.stream().map(ProbeChaincode::bytes).toList(), channel);
    byte[] payload = response.getPayload();
    return "%d %s"
        .formatted(
            response.getStatusCode(),
            payload == null || payload.length == 0 ? response.getMessage() : text(payload));
  }

  private static String about(ChaincodeStub stub) {
    Map<String, String> carried = new TreeMap<>();
    stub.getTransient().forEach((name, value) -> carried.put(name, text(value)));
    return String.join(
        " ",
        stub.getChannelId(),
        stub.getTxId(),
        text(stub.getCreator()),
        stub.getTxTimestamp().toString(),
        carried.toString());
  }

  private static String await(String gate) {
    begun(gate);
    try {
      Objects.requireNonNull(GATES.get(gate)).await();
      return "opened";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Goes on whoever interrupts it; only its gate ends it. */
  private static String insist(String gate) {
    begun(gate);
    CountDownLatch open = Objects.requireNonNull(GATES.get(gate));
    while (true) {
      try {
        open.await();
        return "opened";
      } catch (InterruptedException e) {
        // Deaf on purpose.
      }
    }
  }

  private static void begun(String gate) {
    CountDownLatch begun = BEGUN.get(gate);
    if (begun != null) {
      begun.countDown();
    }
  }

  private static String overflow(int depth) {
    return depth < 0 ? "" : overflow(depth + 1) + depth;
  }

  private static CompositeKey composite(List<String> parts) {
    return new CompositeKey(parts.getFirst(), parts.subList(1, parts.size()));
  }

  private static String did(Runnable action) {
    action.run();
    return "done";
  }

  private static String rows(QueryResultsIterator<KeyValue> results) {
    List<String> rows = new ArrayList<>();
    results.forEach(row -> rows.add(row.getKey() + "=" + row.getStringValue()));
    close(results);
    return rows.toString();
  }

  private static int count(QueryResultsIterator<KeyValue> results) {
    int count = 0;
    for (KeyValue _ : results) {
      count++;
    }
    close(results);
    return count;
  }

  private static String first(QueryResultsIterator<KeyValue> results) {
    String key = results.iterator().next().getKey();
    close(results);
    return key;
  }

  private static String page(QueryResultsIteratorWithMetadata<KeyValue> results) {
    List<String> keys = new ArrayList<>();
    results.forEach(row -> keys.add(row.getKey()));
    return "%s %d %s"
        .formatted(
            keys,
            results.getMetadata().getFetchedRecordsCount(),
            results.getMetadata().getBookmark());
  }

  private static String history(QueryResultsIterator<KeyModification> results) {
    List<String> rows = new ArrayList<>();
    results.forEach(row ->
        rows.add(
            "%s %s %s"
                .formatted(
                    row.getTxId(),
                    row.isDeleted() ? "deleted" : row.getStringValue(),
                    row.getTimestamp())));
    close(results);
    return rows.toString();
  }

  private static void close(AutoCloseable results) {
    try {
      results.close();
    } catch (Exception e) {
      throw new IllegalStateException("an iterator does not close", e);
    }
  }

  private static byte[] big(String size) {
    byte[] value = new byte[Integer.parseInt(size)];
    Arrays.fill(value, (byte) 'x');
    return value;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static String text(byte[] value) {
    return value == null || value.length == 0 ? ABSENT : new String(value, UTF_8);
  }

  private static String hex(byte[] value) {
    return value.length == 0 ? ABSENT : HexFormat.of().formatHex(value);
  }
}
