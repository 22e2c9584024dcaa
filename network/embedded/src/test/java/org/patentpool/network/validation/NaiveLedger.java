package org.patentpool.network.validation;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.QueryReads;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.QueryReadsMerkleSummary;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.patentpool.network.testing.Writes;

/**
 * A second model of what is valid, as slow and plain as can be: the state is one sorted map, copied
 * for every block, and a transaction is valid if all it read would be read again.
 */
final class NaiveLedger {
  private static final String CHAINCODE = "open";

  private final List<NavigableMap<String, Version>> states = new ArrayList<>();
  private NavigableMap<String, Version> now = empty();
  private Set<String> touched = new HashSet<>();

  NaiveLedger() {
    states.add(empty());
  }

  private static NavigableMap<String, Version> empty() {
    return new TreeMap<>((left, right) ->
        Arrays.compareUnsigned(
            left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8)));
  }

  /** A draft simulated: what it read, for judging, and the set that goes into the block. */
  record Simulated(RandomHistory.Draft draft, NavigableMap<String, Version> on, Writes writes) {}

  Simulated simulate(RandomHistory.Draft draft) {
    var on = states.get(Math.max(0, states.size() - 1 - draft.staleness()));
    Writes writes = new Writes();
    draft.reads().forEach(key -> writes.read(CHAINCODE, key, on.get(key)));
    draft.queries().forEach(query -> writes.range(CHAINCODE, info(query, on)));
    draft
        .writes()
        .forEach((key, put) -> {
          if (put) {
            writes.put(CHAINCODE, key, "value");
          } else {
            writes.delete(CHAINCODE, key);
          }
        });
    return new Simulated(draft, on, writes);
  }

  /** Judges the next transaction of the block; a valid one takes effect at once. */
  TxValidationCode judge(Simulated transaction, Version version) {
    for (String key : transaction.draft().reads()) {
      if (touched.contains(key) || !Objects.equals(now.get(key), transaction.on().get(key))) {
        return TxValidationCode.MVCC_READ_CONFLICT;
      }
    }
    for (RandomHistory.Query query : transaction.draft().queries()) {
      if (!again(query, transaction.on())) {
        return TxValidationCode.PHANTOM_READ_CONFLICT;
      }
    }
    transaction
        .draft()
        .writes()
        .forEach((key, put) -> {
          touched.add(key);
          if (put) {
            now.put(key, version);
          } else {
            now.remove(key);
          }
        });
    return TxValidationCode.VALID;
  }

  void endBlock() {
    NavigableMap<String, Version> copy = empty();
    copy.putAll(now);
    states.add(copy);
    touched = new HashSet<>();
  }

  NavigableMap<String, Version> state() {
    return now;
  }

  private boolean again(RandomHistory.Query query, NavigableMap<String, Version> on) {
    List<KVRead> seen = seen(query, on);
    return seen.equals(rowsNow(query, on, seen));
  }

  /** What the rows seen would be now: up to the last one seen, or all when the end was seen. */
  private List<KVRead> rowsNow(
      RandomHistory.Query query, NavigableMap<String, Version> on, List<KVRead> seen) {
    if (exhausted(query, on)) {
      return rows(query.start(), query.end(), now);
    }
    String last = seen.getLast().getKey();
    List<KVRead> rows = rows(query.start(), last, now);
    if (now.containsKey(last)) {
      rows.add(read(last, now.get(last)));
    }
    return rows;
  }

  private static boolean exhausted(RandomHistory.Query query, NavigableMap<String, Version> on) {
    return query.seen() < 0 || rows(query.start(), query.end(), on).size() < query.seen();
  }

  private static List<KVRead> seen(RandomHistory.Query query, NavigableMap<String, Version> on) {
    List<KVRead> rows = rows(query.start(), query.end(), on);
    return exhausted(query, on) ? rows : rows.subList(0, query.seen());
  }

  private static List<KVRead> rows(String start, String end, NavigableMap<String, Version> state) {
    List<KVRead> rows = new ArrayList<>();
    state.forEach((key, version) -> {
      boolean behindStart = state.comparator().compare(key, start) >= 0;
      if (behindStart && (end.isEmpty() || state.comparator().compare(key, end) < 0)) {
        rows.add(read(key, version));
      }
    });
    return rows;
  }

  private static KVRead read(String key, Version version) {
    return KVRead.newBuilder().setKey(key).setVersion(version).build();
  }

  private static RangeQueryInfo info(RandomHistory.Query query, NavigableMap<String, Version> on) {
    List<KVRead> seen = seen(query, on);
    boolean exhausted = exhausted(query, on);
    var info =
        RangeQueryInfo.newBuilder()
            .setStartKey(query.start())
            .setEndKey(exhausted ? query.end() : seen.getLast().getKey())
            .setItrExhausted(exhausted);
    if (seen.size() > query.degree()) {
      info.setReadsMerkleHashes(summary(seen, query.degree()));
    } else {
      info.setRawReads(QueryReads.newBuilder().addAllKvReads(seen));
    }
    return info.build();
  }

  /** The whole tree at once, level by level. */
  static QueryReadsMerkleSummary summary(List<KVRead> reads, int degree) {
    List<ByteString> level = new ArrayList<>();
    for (List<KVRead> part : parts(reads, degree + 1)) {
      level.add(Writes.sha256(QueryReads.newBuilder().addAllKvReads(part).build().toByteString()));
    }
    int number = 1;
    while (level.size() > degree) {
      List<ByteString> above = new ArrayList<>();
      for (List<ByteString> part : parts(level, degree + 1)) {
        above.add(part.size() == 1 ? part.getFirst() : Writes.sha256(ByteString.copyFrom(part)));
      }
      level = above;
      number++;
    }
    return QueryReadsMerkleSummary.newBuilder()
        .setMaxDegree(degree)
        .setMaxLevel(number)
        .addAllMaxLevelHashes(level)
        .build();
  }

  private static <T> List<List<T>> parts(List<T> all, int size) {
    List<List<T>> parts = new ArrayList<>();
    for (int i = 0; i < all.size(); i += size) {
      parts.add(all.subList(i, Math.min(all.size(), i + size)));
    }
    return parts;
  }
}
