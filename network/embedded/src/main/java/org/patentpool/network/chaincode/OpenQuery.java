package org.patentpool.network.chaincode;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.peer.QueryResponse;
import org.hyperledger.fabric.protos.peer.QueryResponseMetadata;
import org.hyperledger.fabric.protos.peer.QueryResultBytes;
import org.jspecify.annotations.Nullable;
import org.patentpool.network.simulation.QueryResults;

/**
 * A query whose results go to the chaincode batch by batch. A batch is cut only when one more
 * result is known: the shim asks for more exactly when it was promised more. The result fetched
 * ahead counts as read.
 */
final class OpenQuery {
  private static final int BATCH = 100;

  private final String id;
  private final QueryResults results;
  private List<QueryResultBytes> pending = new ArrayList<>();
  private int returned;

  OpenQuery(String id, QueryResults results) {
    this.id = id;
    this.results = results;
  }

  String id() {
    return id;
  }

  /**
   * The next batch.
   *
   * @param limit the number of results after which the query ends
   */
  QueryResponse batch(int limit) {
    while (returned < limit) {
      ByteString result = results.next();
      if (result == null) {
        break;
      }
      QueryResponse full = pending.size() == BATCH ? response(true, null) : null;
      add(result);
      if (full != null) {
        return full;
      }
    }
    return response(false, null);
  }

  /** All of a page at once, with where the next one starts. */
  QueryResponse page(int limit) {
    while (returned < limit) {
      ByteString result = results.next();
      if (result == null) {
        break;
      }
      add(result);
    }
    return response(
        false,
        QueryResponseMetadata.newBuilder()
            .setFetchedRecordsCount(returned)
            .setBookmark(results.bookmark())
            .build());
  }

  void close() {
    results.close();
  }

  private void add(ByteString result) {
    pending.add(QueryResultBytes.newBuilder().setResultBytes(result).build());
    returned++;
  }

  private QueryResponse response(boolean more, @Nullable QueryResponseMetadata metadata) {
    QueryResponse.Builder response =
        QueryResponse.newBuilder().addAllResults(pending).setHasMore(more).setId(id);
    if (metadata != null) {
      response.setMetadata(metadata.toByteString());
    }
    pending = new ArrayList<>();
    return response.build();
  }
}
