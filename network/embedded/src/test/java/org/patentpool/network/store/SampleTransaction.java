package org.patentpool.network.store;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionHashedReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.HashedRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataEntry;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWriteHash;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;

/** A transaction as a client would have it ordered, in one namespace. */
final class SampleTransaction {
  static final String NAMESPACE = "pool";

  private final String txId;
  private final KVRWSet.Builder writes = KVRWSet.newBuilder();
  private final TreeMap<String, KVRWSet.Builder> inClear = new TreeMap<>();
  private final TreeMap<String, HashedRWSet.Builder> hashed = new TreeMap<>();
  private ByteString signature = ByteString.EMPTY;
  private int code;

  SampleTransaction(String txId) {
    this.txId = txId;
  }

  SampleTransaction put(String key, String value) {
    writes.addWrites(KVWrite.newBuilder().setKey(key).setValue(ByteString.copyFromUtf8(value)));
    return this;
  }

  SampleTransaction delete(String key) {
    writes.addWrites(KVWrite.newBuilder().setKey(key).setIsDelete(true));
    return this;
  }

  SampleTransaction policy(String key, String policy) {
    writes.addMetadataWrites(
        KVMetadataWrite.newBuilder()
            .setKey(key)
            .addEntries(
                KVMetadataEntry.newBuilder()
                    .setName("VALIDATION_PARAMETER")
                    .setValue(ByteString.copyFromUtf8(policy))));
    return this;
  }

  SampleTransaction putPrivate(String collection, String key, String value) {
    ByteString bytes = ByteString.copyFromUtf8(value);
    clear(collection).addWrites(KVWrite.newBuilder().setKey(key).setValue(bytes));
    hashes(collection)
        .addHashedWrites(
            KVWriteHash.newBuilder().setKeyHash(keyHash(key)).setValueHash(Sha256.of(bytes)));
    return this;
  }

  SampleTransaction deletePrivate(String collection, String key) {
    return remove(collection, key, false);
  }

  SampleTransaction purge(String collection, String key) {
    return remove(collection, key, true);
  }

  private SampleTransaction remove(String collection, String key, boolean purge) {
    clear(collection).addWrites(KVWrite.newBuilder().setKey(key).setIsDelete(true));
    hashes(collection)
        .addHashedWrites(
            KVWriteHash.newBuilder().setKeyHash(keyHash(key)).setIsDelete(true).setIsPurge(purge));
    return this;
  }

  SampleTransaction code(int validationCode) {
    this.code = validationCode;
    return this;
  }

  /** As heavy as a transaction with certificates and endorsements. */
  SampleTransaction signature(ByteString bytes) {
    this.signature = bytes;
    return this;
  }

  int code() {
    return code;
  }

  static ByteString keyHash(String key) {
    return Sha256.of(ByteString.copyFromUtf8(key));
  }

  private KVRWSet.Builder clear(String collection) {
    return inClear.computeIfAbsent(collection, _ -> KVRWSet.newBuilder());
  }

  private HashedRWSet.Builder hashes(String collection) {
    return hashed.computeIfAbsent(collection, _ -> HashedRWSet.newBuilder());
  }

  TxPvtReadWriteSet privateData() {
    NsPvtReadWriteSet.Builder sets = NsPvtReadWriteSet.newBuilder().setNamespace(NAMESPACE);
    inClear.forEach((collection, set) ->
        sets.addCollectionPvtRwset(
            CollectionPvtReadWriteSet.newBuilder()
                .setCollectionName(collection)
                .setRwset(set.build().toByteString())));
    return inClear.isEmpty()
        ? TxPvtReadWriteSet.getDefaultInstance()
        : TxPvtReadWriteSet.newBuilder().addNsPvtRwset(sets).build();
  }

  ByteString envelope() {
    var channelHeader =
        ChannelHeader.newBuilder()
            .setType(HeaderType.ENDORSER_TRANSACTION_VALUE)
            .setTxId(txId)
            .setTimestamp(Timestamp.newBuilder().setSeconds(txId.hashCode() & 0xffffL));
    var payload =
        Payload.newBuilder()
            .setHeader(Header.newBuilder().setChannelHeader(channelHeader.build().toByteString()))
            .setData(transaction().toByteString());
    return Envelope.newBuilder()
        .setPayload(payload.build().toByteString())
        .setSignature(signature)
        .build()
        .toByteString();
  }

  private Transaction transaction() {
    var action = ChaincodeAction.newBuilder().setResults(readWriteSet().toByteString()).build();
    var response = ProposalResponsePayload.newBuilder().setExtension(action.toByteString()).build();
    var endorsed =
        ChaincodeEndorsedAction.newBuilder().setProposalResponsePayload(response.toByteString());
    var payload = ChaincodeActionPayload.newBuilder().setAction(endorsed).build();
    return Transaction.newBuilder()
        .addActions(TransactionAction.newBuilder().setPayload(payload.toByteString()))
        .build();
  }

  private TxReadWriteSet readWriteSet() {
    NsReadWriteSet.Builder set =
        NsReadWriteSet.newBuilder().setNamespace(NAMESPACE).setRwset(writes.build().toByteString());
    hashed.forEach((collection, hashes) ->
        set.addCollectionHashedRwset(
            CollectionHashedReadWriteSet.newBuilder()
                .setCollectionName(collection)
                .setHashedRwset(hashes.build().toByteString())
                .setPvtRwsetHash(Sha256.of(clear(collection).build().toByteString()))));
    return TxReadWriteSet.newBuilder().addNsRwset(set).build();
  }
}
