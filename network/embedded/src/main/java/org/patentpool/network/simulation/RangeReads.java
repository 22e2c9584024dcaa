package org.patentpool.network.simulation;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.QueryReads;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.QueryReadsMerkleSummary;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;
import org.patentpool.network.store.Sha256;

/**
 * The rows a range query returned: as they are while there are few, and beyond that as the top of a
 * Merkle tree whose nodes each hash one more than fifty children.
 */
public final class RangeReads {
  /** What a Fabric peer uses; every node of a network has to use the same. */
  static final int MAX_DEGREE = 50;

  private final int maxDegree;
  private final List<KVRead> pending = new ArrayList<>();

  /** Hashes by level, the lowest first; a full level is folded into one hash of the next. */
  private final List<List<ByteString>> levels = new ArrayList<>();

  RangeReads() {
    this(MAX_DEGREE);
  }

  public RangeReads(int maxDegree) {
    this.maxDegree = maxDegree;
  }

  public void add(KVRead read) {
    pending.add(read);
    if (pending.size() > maxDegree) {
      hashPending();
    }
  }

  /** Ends the collection and puts it into the query's record. */
  public void describe(RangeQueryInfo.Builder query) {
    if (!levels.isEmpty()) {
      query.setReadsMerkleHashes(summary());
    } else if (!pending.isEmpty()) {
      query.setRawReads(QueryReads.newBuilder().addAllKvReads(pending));
    }
  }

  private void hashPending() {
    addHash(0, Sha256.of(QueryReads.newBuilder().addAllKvReads(pending).build().toByteString()));
    pending.clear();
  }

  private void addHash(int level, ByteString hash) {
    List<ByteString> hashes = level(level);
    hashes.add(hash);
    if (hashes.size() > maxDegree) {
      ByteString combined = Sha256.of(hashes);
      hashes.clear();
      addHash(level + 1, combined);
    }
  }

  private List<ByteString> level(int level) {
    if (level == levels.size()) {
      levels.add(new ArrayList<>());
    }
    return levels.get(level);
  }

  private QueryReadsMerkleSummary summary() {
    if (!pending.isEmpty()) {
      hashPending();
    }
    for (int level = 0; level < levels.size() - 1; level++) {
      raise(level);
    }
    foldTop();
    return QueryReadsMerkleSummary.newBuilder()
        .setMaxDegree(maxDegree)
        .setMaxLevel(levels.size())
        .addAllMaxLevelHashes(levels.getLast())
        .build();
  }

  /** Moves what is left on a level up: a lone hash as it is, several as their common hash. */
  private void raise(int level) {
    List<ByteString> hashes = levels.get(level);
    if (!hashes.isEmpty()) {
      levels.get(level + 1).add(hashes.size() == 1 ? hashes.getFirst() : Sha256.of(hashes));
      hashes.clear();
    }
  }

  private void foldTop() {
    List<ByteString> top = levels.getLast();
    if (top.size() > maxDegree) {
      ByteString combined = Sha256.of(top);
      top.clear();
      levels.add(new ArrayList<>(List.of(combined)));
    }
  }
}
