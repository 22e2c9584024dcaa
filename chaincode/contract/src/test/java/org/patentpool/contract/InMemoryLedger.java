package org.patentpool.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.hyperledger.fabric.shim.Chaincode.Response;
import org.hyperledger.fabric.shim.ChaincodeBase;
import org.hyperledger.fabric.shim.ledger.KeyModification;

/** The rows of one chaincode in the order of a ledger, and what was done to them. */
final class InMemoryLedger {
  final NavigableMap<String, byte[]> rows =
      new TreeMap<>(Comparator.comparing(key -> key.getBytes(UTF_8), Arrays::compareUnsigned));
  final Map<String, List<KeyModification>> history = new HashMap<>();
  private int transactions;

  /** What came of one call. */
  record Outcome(Response response, RecordedStub stub) {
    boolean isAccepted() {
      return response.getStatusCode() == 200;
    }

    boolean wroteNothing() {
      return stub.writes.isEmpty() && stub.events.isEmpty();
    }
  }

  /** Runs the chaincode, and commits what it wrote if it answers well. */
  Outcome submit(ChaincodeBase chaincode, byte[] creator, byte[]... arguments) {
    Outcome outcome = evaluate(chaincode, creator, arguments);
    if (outcome.isAccepted()) {
      outcome.stub().writes.forEach((key, value) -> commit(outcome.stub().id, key, value));
    }
    return outcome;
  }

  Outcome evaluate(ChaincodeBase chaincode, byte[] creator, byte[]... arguments) {
    transactions++;
    String id = String.format(Locale.ROOT, "%064x", transactions);
    var stub = new RecordedStub(this, id, creator, List.of(arguments));
    return new Outcome(chaincode.invoke(stub.asStub()), stub);
  }

  void commit(String transaction, String key, Optional<byte[]> value) {
    value.ifPresentOrElse(bytes -> rows.put(key, bytes), () -> rows.remove(key));
    history.computeIfAbsent(key, _ -> new ArrayList<>()).addFirst(new Change(transaction, value));
  }

  private record Change(String id, Optional<byte[]> left) implements KeyModification {
    @Override
    public String getTxId() {
      return id;
    }

    @Override
    public byte[] getValue() {
      return left.orElseGet(() -> new byte[0]);
    }

    @Override
    public String getStringValue() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Instant getTimestamp() {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isDeleted() {
      return left.isEmpty();
    }
  }

  Iterator<Map.Entry<String, byte[]>> from(String start, String end) {
    return rows.subMap(start, true, end, false).entrySet().iterator();
  }
}
