package org.patentpool.network.chaincode;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.patentpool.network.simulation.QueryResults;

/** One chaincode's part in a transaction. All but the answer is guarded by the run's monitor. */
final class Call {
  private final Run run;
  private final String chaincode;
  private final ChaincodeStream stream;
  private final CompletableFuture<Answer> answer = new CompletableFuture<>();
  private final Map<String, OpenQuery> queries = new HashMap<>();
  private int opened;
  private boolean calling;

  Call(Run run, String chaincode, ChaincodeStream stream) {
    this.run = run;
    this.chaincode = chaincode;
    this.stream = stream;
  }

  Run run() {
    return run;
  }

  /** The chaincode's name, which is its namespace. */
  String chaincode() {
    return chaincode;
  }

  CompletableFuture<Answer> answer() {
    return answer;
  }

  /** Gives up on an answer; the chaincode may still be at work. */
  void abandon() {
    stream.abandon(this);
    answer.complete(Answer.timedOut());
  }

  /** Whether this call waits for a chaincode it called; false when it already did. */
  boolean beginCalling() {
    if (calling) {
      return false;
    }
    calling = true;
    return true;
  }

  void endCalling() {
    synchronized (run) {
      calling = false;
    }
  }

  boolean isCalling() {
    return calling;
  }

  OpenQuery open(QueryResults results) {
    OpenQuery query = new OpenQuery(Integer.toString(++opened), results);
    queries.put(query.id(), query);
    return query;
  }

  @Nullable OpenQuery query(String id) {
    return queries.get(id);
  }

  void close(OpenQuery query) {
    queries.remove(query.id());
    query.close();
  }

  void closeQueries() {
    queries.values().forEach(OpenQuery::close);
    queries.clear();
  }
}
