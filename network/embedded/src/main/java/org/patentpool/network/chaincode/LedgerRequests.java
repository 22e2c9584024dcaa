package org.patentpool.network.chaincode;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Map;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.DelState;
import org.hyperledger.fabric.protos.peer.GetHistoryForKey;
import org.hyperledger.fabric.protos.peer.GetQueryResult;
import org.hyperledger.fabric.protos.peer.GetState;
import org.hyperledger.fabric.protos.peer.GetStateByRange;
import org.hyperledger.fabric.protos.peer.GetStateMetadata;
import org.hyperledger.fabric.protos.peer.GetStateMultiple;
import org.hyperledger.fabric.protos.peer.GetStateMultipleResult;
import org.hyperledger.fabric.protos.peer.PutState;
import org.hyperledger.fabric.protos.peer.PutStateMetadata;
import org.hyperledger.fabric.protos.peer.QueryMetadata;
import org.hyperledger.fabric.protos.peer.QueryResponse;
import org.hyperledger.fabric.protos.peer.QueryStateClose;
import org.hyperledger.fabric.protos.peer.QueryStateNext;
import org.hyperledger.fabric.protos.peer.StateMetadata;
import org.hyperledger.fabric.protos.peer.StateMetadataResult;
import org.hyperledger.fabric.protos.peer.WriteBatchState;
import org.hyperledger.fabric.protos.peer.WriteRecord;
import org.patentpool.network.simulation.PrivateCollection;
import org.patentpool.network.simulation.QueryResults;
import org.patentpool.network.simulation.SimulationException;
import org.patentpool.network.simulation.TxSimulator;

/** Answers what a chaincode asks of the ledger; the caller holds the run's monitor. */
final class LedgerRequests {
  /** What Fabric's default configuration allows one query to return. */
  private static final int TOTAL_QUERY_LIMIT = 100_000;

  private final Call call;
  private final TxSimulator simulator;
  private final String namespace;

  LedgerRequests(Call call) {
    this.call = call;
    this.simulator = call.run().simulator();
    this.namespace = call.chaincode();
  }

  /** Whether this type of message is one of those answered here. */
  static boolean answers(ChaincodeMessage.Type type) {
    return switch (type) {
      case GET_STATE,
          GET_STATE_MULTIPLE,
          GET_PRIVATE_DATA_HASH,
          GET_STATE_METADATA,
          PUT_STATE,
          DEL_STATE,
          PURGE_PRIVATE_DATA,
          PUT_STATE_METADATA,
          WRITE_BATCH_STATE,
          GET_STATE_BY_RANGE,
          GET_QUERY_RESULT,
          GET_HISTORY_FOR_KEY,
          QUERY_STATE_NEXT,
          QUERY_STATE_CLOSE ->
          true;
      default -> false;
    };
  }

  /** The payload of the response. */
  ByteString answer(ChaincodeMessage.Type type, ByteString payload)
      throws SimulationException, InvalidProtocolBufferException {
    return switch (type) {
      case GET_STATE -> get(GetState.parseFrom(payload));
      case GET_STATE_MULTIPLE -> getMultiple(GetStateMultiple.parseFrom(payload));
      case GET_PRIVATE_DATA_HASH -> hash(GetState.parseFrom(payload));
      case GET_STATE_METADATA -> metadata(GetStateMetadata.parseFrom(payload));
      case PUT_STATE -> put(PutState.parseFrom(payload));
      case DEL_STATE -> delete(DelState.parseFrom(payload));
      case PURGE_PRIVATE_DATA -> purge(DelState.parseFrom(payload));
      case PUT_STATE_METADATA -> putMetadata(PutStateMetadata.parseFrom(payload));
      case WRITE_BATCH_STATE -> writeBatch(WriteBatchState.parseFrom(payload));
      case GET_STATE_BY_RANGE -> range(GetStateByRange.parseFrom(payload));
      case GET_QUERY_RESULT -> query(GetQueryResult.parseFrom(payload));
      case GET_HISTORY_FOR_KEY -> history(GetHistoryForKey.parseFrom(payload));
      case QUERY_STATE_NEXT -> next(QueryStateNext.parseFrom(payload));
      case QUERY_STATE_CLOSE -> close(QueryStateClose.parseFrom(payload));
      default -> throw new IllegalArgumentException(type + " does not concern the ledger");
    };
  }

  private PrivateCollection collection(String name) {
    return simulator.collection(namespace, name);
  }

  private ByteString get(GetState request) throws SimulationException {
    return get(request.getCollection(), request.getKey());
  }

  private ByteString get(String collection, String key) throws SimulationException {
    ByteString value =
        collection.isEmpty() ? simulator.get(namespace, key) : collection(collection).get(key);
    return value == null ? ByteString.EMPTY : value;
  }

  private ByteString getMultiple(GetStateMultiple request) throws SimulationException {
    GetStateMultipleResult.Builder result = GetStateMultipleResult.newBuilder();
    for (String key : request.getKeysList()) {
      result.addValues(get(request.getCollection(), key));
    }
    return result.build().toByteString();
  }

  private ByteString hash(GetState request) throws SimulationException {
    ByteString hash = collection(request.getCollection()).hash(request.getKey());
    return hash == null ? ByteString.EMPTY : hash;
  }

  private ByteString metadata(GetStateMetadata request) throws SimulationException {
    Map<String, ByteString> entries =
        request.getCollection().isEmpty()
            ? simulator.metadata(namespace, request.getKey())
            : collection(request.getCollection()).metadata(request.getKey());
    StateMetadataResult.Builder result = StateMetadataResult.newBuilder();
    entries.forEach((name, value) ->
        result.addEntries(StateMetadata.newBuilder().setMetakey(name).setValue(value)));
    return result.build().toByteString();
  }

  private ByteString put(PutState request) throws SimulationException {
    put(request.getCollection(), request.getKey(), request.getValue());
    return ByteString.EMPTY;
  }

  private void put(String collection, String key, ByteString value) throws SimulationException {
    if (collection.isEmpty()) {
      simulator.put(namespace, key, value);
    } else {
      collection(collection).put(key, value);
    }
  }

  private ByteString delete(DelState request) throws SimulationException {
    put(request.getCollection(), request.getKey(), ByteString.EMPTY);
    return ByteString.EMPTY;
  }

  private ByteString purge(DelState request) throws SimulationException {
    purge(request.getCollection(), request.getKey());
    return ByteString.EMPTY;
  }

  private void purge(String collection, String key) throws SimulationException {
    if (collection.isEmpty()) {
      throw new SimulationException("only applicable for private data");
    }
    collection(collection).purge(key);
  }

  private ByteString putMetadata(PutStateMetadata request) throws SimulationException {
    putMetadata(request.getCollection(), request.getKey(), request.getMetadata());
    return ByteString.EMPTY;
  }

  private void putMetadata(String collection, String key, StateMetadata metadata)
      throws SimulationException {
    if (collection.isEmpty()) {
      simulator.putMetadata(namespace, key, metadata.getMetakey(), metadata.getValue());
    } else {
      collection(collection).putMetadata(key, metadata.getMetakey(), metadata.getValue());
    }
  }

  private ByteString writeBatch(WriteBatchState request) throws SimulationException {
    for (WriteRecord write : request.getRecList()) {
      String collection = write.getCollection();
      switch (write.getType()) {
        case PUT_STATE -> put(collection, write.getKey(), write.getValue());
        case DEL_STATE -> put(collection, write.getKey(), ByteString.EMPTY);
        case PURGE_PRIVATE_DATA -> purge(collection, write.getKey());
        case PUT_STATE_METADATA -> putMetadata(collection, write.getKey(), write.getMetadata());
        default -> throw new SimulationException("unknown operation type");
      }
    }
    return ByteString.EMPTY;
  }

  private ByteString range(GetStateByRange request)
      throws SimulationException, InvalidProtocolBufferException {
    QueryMetadata metadata = QueryMetadata.parseFrom(request.getMetadata());
    String end = request.getEndKey();
    if (!request.getCollection().isEmpty()) {
      return begin(collection(request.getCollection()).range(request.getStartKey(), end), metadata);
    }
    if (!asksForPage(metadata)) {
      return begin(simulator.range(namespace, request.getStartKey(), end), metadata);
    }
    String bookmark = metadata.getBookmark();
    String start = bookmark.isEmpty() ? request.getStartKey() : bookmark;
    OpenQuery page = call.open(simulator.page(namespace, start, end, metadata.getPageSize()));
    return finish(page, page.page(limit(metadata)));
  }

  private ByteString query(GetQueryResult request)
      throws SimulationException, InvalidProtocolBufferException {
    QueryMetadata metadata = QueryMetadata.parseFrom(request.getMetadata());
    QueryResults results =
        request.getCollection().isEmpty()
            ? simulator.query(asksForPage(metadata))
            : collection(request.getCollection()).query();
    return begin(results, metadata);
  }

  private ByteString history(GetHistoryForKey request) throws SimulationException {
    return begin(
        simulator.history(namespace, request.getKey()), QueryMetadata.getDefaultInstance());
  }

  private ByteString begin(QueryResults results, QueryMetadata metadata) {
    OpenQuery query = call.open(results);
    return finish(query, query.batch(limit(metadata)));
  }

  private ByteString next(QueryStateNext request) throws SimulationException {
    OpenQuery query = call.query(request.getId());
    if (query == null) {
      throw new SimulationException("query iterator not found");
    }
    return finish(query, query.batch(TOTAL_QUERY_LIMIT));
  }

  private ByteString close(QueryStateClose request) {
    OpenQuery query = call.query(request.getId());
    if (query != null) {
      call.close(query);
    }
    return QueryResponse.newBuilder().setId(request.getId()).build().toByteString();
  }

  private ByteString finish(OpenQuery query, QueryResponse response) {
    if (!response.getHasMore()) {
      call.close(query);
    }
    return response.toByteString();
  }

  private static boolean asksForPage(QueryMetadata metadata) {
    return metadata.getPageSize() != 0 || !metadata.getBookmark().isEmpty();
  }

  private static int limit(QueryMetadata metadata) {
    int size = metadata.getPageSize();
    return size > 0 ? Math.min(size, TOTAL_QUERY_LIMIT) : TOTAL_QUERY_LIMIT;
  }
}
