package org.patentpool.network.fabric.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ledger.CompositeKey;
import org.hyperledger.fabric.shim.ledger.KeyModification;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIterator;
import org.hyperledger.fabric.shim.ledger.QueryResultsIteratorWithMetadata;
import org.patentpool.contract.ServedChaincode;

/**
 * Does what its arguments say, one call of the stub after the other, and answers with what it saw,
 * a line for each step. What it saw is in the bytes that endorsers sign.
 */
public final class Probe extends ServedChaincode {
  private static final String NOTHING = "-";

  @Override
  public Response init(ChaincodeStub stub) {
    return new Response(Response.Status.SUCCESS, null, null);
  }

  @Override
  public Response invoke(ChaincodeStub stub) {
    Iterator<byte[]> words = stub.getArgs().iterator();
    List<String> seen = new ArrayList<>();
    while (words.hasNext()) {
      String step = word(words);
      if (step.equals("answer")) {
        return new Response(Integer.parseInt(word(words)), word(words), words.next());
      }
      seen.add(step.equals("caught") ? caught(stub, words) : take(step, stub, words));
    }
    return new Response(Response.Status.SUCCESS, null, String.join("\n", seen).getBytes(UTF_8));
  }

  /** What the peer refuses does not end the transaction if the chaincode carries on. */
  private static String caught(ChaincodeStub stub, Iterator<byte[]> words) {
    try {
      return take(word(words), stub, words);
    } catch (RuntimeException e) {
      return "caught " + e.getMessage();
    }
  }

  private static String take(String step, ChaincodeStub stub, Iterator<byte[]> words) {
    return switch (step) {
      case "get" -> text(stub.getState(word(words)));
      case "put" -> done(() -> stub.putState(word(words), words.next()));
      case "big" -> done(() -> stub.putState(word(words), big(word(words))));
      case "delete" -> done(() -> stub.delState(word(words)));
      case "copy" -> done(() -> stub.putState(word(words), stub.getState(word(words))));
      case "policy" -> hex(stub.getStateValidationParameter(word(words)));
      case "guard" -> done(() -> stub.setStateValidationParameter(word(words), words.next()));
      case "event" -> done(() -> stub.setEvent(word(words), words.next()));
      case "throw" -> throw new IllegalStateException(word(words));
      case "about" -> about(stub);
      // By this whoever starts a network finds out whether its chaincodes answer.
      case "ready" -> "ready" + word(words);
      case "call" -> called(stub, words);
      default -> query(step, stub, words);
    };
  }

  private static String query(String step, ChaincodeStub stub, Iterator<byte[]> words) {
    return switch (step) {
      case "range" -> rows(stub.getStateByRange(word(words), word(words)));
      case "some" ->
          some(Integer.parseInt(word(words)), stub.getStateByRange(word(words), word(words)));
      case "page" ->
          page(
              stub.getStateByRangeWithPagination(
                  word(words), word(words), Integer.parseInt(word(words)), word(words)));
      case "composite" -> done(() -> stub.putState(composite(words).toString(), words.next()));
      case "prefix" -> rows(stub.getStateByPartialCompositeKey(composite(words)));
      case "prefixPage" ->
          page(
              stub.getStateByPartialCompositeKeyWithPagination(
                  composite(words), Integer.parseInt(word(words)), word(words)));
      case "history" -> history(stub.getHistoryForKey(word(words)));
      case "rich" -> rows(stub.getQueryResult(word(words)));
      case "richPage" -> page(stub.getQueryResultWithPagination(word(words), 2, ""));
      default -> confidential(step, word(words), stub, words);
    };
  }

  private static String confidential(
      String step, String collection, ChaincodeStub stub, Iterator<byte[]> words) {
    return switch (step) {
      case "privateGet" -> text(stub.getPrivateData(collection, word(words)));
      case "privateHash" -> hex(stub.getPrivateDataHash(collection, word(words)));
      case "privatePut" -> done(() -> stub.putPrivateData(collection, word(words), words.next()));
      case "privateTake" ->
          done(() -> {
            String key = word(words);
            stub.putPrivateData(collection, key, stub.getTransient().get(key));
          });
      case "privateDelete" -> done(() -> stub.delPrivateData(collection, word(words)));
      case "privatePurge" -> done(() -> stub.purgePrivateData(collection, word(words)));
      case "privatePolicy" -> hex(stub.getPrivateDataValidationParameter(collection, word(words)));
      case "privateGuard" ->
          done(() -> stub.setPrivateDataValidationParameter(collection, word(words), words.next()));
      case "privateRange" -> rows(stub.getPrivateDataByRange(collection, word(words), word(words)));
      case "privatePrefix" ->
          rows(stub.getPrivateDataByPartialCompositeKey(collection, composite(words)));
      case "privateRich" -> rows(stub.getPrivateDataQueryResult(collection, word(words)));
      default -> throw new IllegalArgumentException("there is no step " + step);
    };
  }

  private static String called(ChaincodeStub stub, Iterator<byte[]> words) {
    String chaincode = word(words);
    String channel = word(words);
    List<byte[]> arguments = new ArrayList<>();
    for (int left = Integer.parseInt(word(words)); left > 0; left--) {
      arguments.add(words.next());
    }
    Response response = stub.invokeChaincode(chaincode, arguments, channel);
    return "%d %s %s"
        .formatted(
            response.getStatusCode(),
            firstLine(response.getMessage()),
            text(response.getPayload()));
  }

  /** What follows is the trace of an exception, which is not the same in every process. */
  private static String firstLine(String message) {
    return message == null ? NOTHING : message.lines().findFirst().orElse(NOTHING);
  }

  private static String about(ChaincodeStub stub) {
    TreeMap<String, String> carried = new TreeMap<>();
    stub.getTransient().forEach((name, value) -> carried.put(name, text(value)));
    return String.join(
        " ",
        stub.getChannelId(),
        stub.getTxId(),
        hex(stub.getCreator()),
        stub.getTxTimestamp().toString(),
        hex(stub.getBinding()),
        carried.toString());
  }

  /** The object's type, how many attributes, and the attributes. */
  private static CompositeKey composite(Iterator<byte[]> words) {
    String type = word(words);
    List<String> attributes = new ArrayList<>();
    for (int left = Integer.parseInt(word(words)); left > 0; left--) {
      attributes.add(word(words));
    }
    return new CompositeKey(type, attributes);
  }

  private static String done(Runnable call) {
    call.run();
    return "done";
  }

  private static String rows(QueryResultsIterator<KeyValue> results) {
    List<String> rows = new ArrayList<>();
    results.forEach(row -> rows.add(row.getKey() + "=" + text(row.getValue())));
    close(results);
    return rows.toString();
  }

  private static String some(int count, QueryResultsIterator<KeyValue> results) {
    List<String> keys = new ArrayList<>();
    Iterator<KeyValue> rows = results.iterator();
    while (keys.size() < count && rows.hasNext()) {
      keys.add(rows.next().getKey());
    }
    close(results);
    return keys.toString();
  }

  private static String page(QueryResultsIteratorWithMetadata<KeyValue> results) {
    List<String> keys = new ArrayList<>();
    results.forEach(row -> keys.add(row.getKey()));
    close(results);
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
                    row.isDeleted() ? "deleted" : text(row.getValue()),
                    row.getTimestamp())));
    close(results);
    return rows.toString();
  }

  private static void close(AutoCloseable results) {
    try {
      results.close();
    } catch (Exception e) {
      throw new IllegalStateException("a query does not close", e);
    }
  }

  private static byte[] big(String size) {
    byte[] value = new byte[Integer.parseInt(size)];
    Arrays.fill(value, (byte) 'x');
    return value;
  }

  private static String word(Iterator<byte[]> words) {
    return new String(words.next(), UTF_8);
  }

  /** A value of a megabyte would drown the rest: its length and its beginning tell enough. */
  private static String text(byte[] value) {
    if (value == null || value.length == 0) {
      return NOTHING;
    }
    return value.length < 1000
        ? new String(value, UTF_8)
        : value.length + " bytes from " + new String(value, 0, 10, UTF_8);
  }

  private static String hex(byte[] value) {
    return value == null || value.length == 0 ? NOTHING : HexFormat.of().formatHex(value);
  }
}
