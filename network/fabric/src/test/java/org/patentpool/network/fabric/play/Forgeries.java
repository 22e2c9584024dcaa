package org.patentpool.network.fabric.play;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionHashedReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.HashedRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWriteHash;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.patentpool.network.identity.IdentityException;
import org.patentpool.network.identity.SigningIdentity;
import org.patentpool.network.identity.Topology;

/** Transactions that are endorsed by all peers' keys and wrong in one respect each. */
final class Forgeries {
  private final Stage stage;

  Forgeries(Stage stage) {
    this.stage = stage;
  }

  private Proposed call(UnaryOperator<ChannelHeader.Builder> change) {
    return Proposed.put(stage.identity(Cast.MEMBER)).header(change);
  }

  private Proposed call() {
    return call(header -> header);
  }

  /** Whatever the orderer takes from a known sender, with all the endorsements it could want. */
  List<Envelope> envelopes() throws IOException, IdentityException {
    List<SigningIdentity> peers = new ArrayList<>();
    for (String mspId : Cast.ALL) {
      peers.add(stage.organizations().node(mspId, Topology.PEER));
    }
    Forgery forgery = new Forgery(peers);
    List<Envelope> envelopes = new ArrayList<>();
    for (ChaincodeAction.Builder action : actions()) {
      envelopes.add(forgery.of(call(), action).honest());
    }
    for (Proposed proposed : headers()) {
      envelopes.add(forgery.of(proposed, Forgery.put("forged header", "x")).honest());
    }
    for (ProposalResponsePayload.Builder payload : payloads()) {
      envelopes.add(forgery.of(call(), payload).honest());
    }
    envelopes.addAll(transactions(forgery));
    return envelopes;
  }

  private static List<ChaincodeAction.Builder> actions() {
    ChaincodeID.Builder pool = ChaincodeID.newBuilder().setName(Cast.POOL).setVersion("1");
    ByteString garbage = ByteString.copyFromUtf8("garbage");
    return List.of(
        Forgery.put("forged", "x"),
        Forgery.put("forged version", "x").setChaincodeId(pool.clone().setVersion("9")),
        Forgery.put("no version", "x").setChaincodeId(pool.clone().clearVersion()),
        Forgery.put("other name", "x").setChaincodeId(pool.clone().setName(Cast.ACCOUNTS)),
        Forgery.put("no name", "x").clearChaincodeId(),
        Forgery.put("no set", "x").setResults(garbage),
        Forgery.put("empty set", "x").clearResults(),
        Forgery.put("no event", "x").setEvents(garbage),
        Forgery.put("other event", "x")
            .setEvents(ChaincodeEvent.newBuilder().setChaincodeId("other").build().toByteString()),
        Forgery.put("own event", "x")
            .setEvents(
                ChaincodeEvent.newBuilder()
                    .setChaincodeId(Cast.POOL)
                    .setTxId("other")
                    .setEventName("forged")
                    .build()
                    .toByteString()),
        Forgery.put("status", "x").setResponse(Response.newBuilder().setStatus(500)),
        Forgery.put("no response", "x").clearResponse(),
        Forgery.action(
            Forgery.namespace(Cast.POOL, Forgery.write("twice", "1")),
            Forgery.namespace(Cast.POOL, Forgery.write("twice", "2"))),
        Forgery.action(Forgery.namespace("lscc", Forgery.write("pool", "x"))),
        Forgery.action(Forgery.namespace("qscc", Forgery.write("pool", "x"))),
        Forgery.action(Forgery.namespace("_lifecycle", Forgery.write("pool", "x"))),
        Forgery.action(Forgery.namespace("nothing", Forgery.write("x", "x"))),
        Forgery.action(Forgery.namespace(Cast.ACCOUNTS, Forgery.write("forged", "x"))),
        Forgery.action(
            Forgery.namespace(Cast.POOL, Forgery.write("a", "1"), Forgery.write("a", "2"))),
        Forgery.action(Forgery.namespace(Cast.POOL, Forgery.write("", "empty key"))),
        Forgery.action(
            Forgery.namespace(Cast.POOL, Forgery.write("deleted", "not").setIsDelete(true))),
        Forgery.action(Forgery.namespace(Cast.POOL, Forgery.write("unsaid", ""))),
        // No collection that is not defined: it would take the real peers down.
        Forgery.action(
            Forgery.namespace(Cast.ACCOUNTS)
                .addCollectionHashedRwset(hashed("confidential", new byte[32]))),
        Forgery.action(
            Forgery.namespace(Cast.ACCOUNTS)
                .addCollectionHashedRwset(hashed("confidential", new byte[5]))));
  }

  private static CollectionHashedReadWriteSet hashed(String collection, byte[] keyHash) {
    return CollectionHashedReadWriteSet.newBuilder()
        .setCollectionName(collection)
        .setHashedRwset(
            HashedRWSet.newBuilder()
                .addHashedWrites(
                    KVWriteHash.newBuilder()
                        .setKeyHash(ByteString.copyFrom(keyHash))
                        .setValueHash(ByteString.copyFrom(new byte[32])))
                .build()
                .toByteString())
        .build();
  }

  private List<Proposed> headers() {
    ChaincodeHeaderExtension other =
        ChaincodeHeaderExtension.newBuilder()
            .setChaincodeId(ChaincodeID.newBuilder().setName(Cast.ACCOUNTS))
            .build();
    return List.of(
        call(header -> header.setType(HeaderType.MESSAGE_VALUE)),
        call(header -> header.setType(HeaderType.DELIVER_SEEK_INFO_VALUE)),
        call(header -> header.setType(99)),
        call(header -> header.setEpoch(1)),
        call(header -> header.setVersion(7)),
        call(header -> header.setTxId("0".repeat(64))),
        call(header -> header.setTxId("")),
        call(header -> header.setExtension(ByteString.copyFromUtf8("garbage"))),
        call(header -> header.clearExtension()),
        call(header -> header.setExtension(other.toByteString())),
        call(header -> header.clearTimestamp()));
  }

  private List<ProposalResponsePayload.Builder> payloads() {
    ByteString action = Forgery.put("forged payload", "x").build().toByteString();
    return List.of(
        ProposalResponsePayload.newBuilder().setExtension(action),
        ProposalResponsePayload.newBuilder().setProposalHash(call().hash()).setExtension(action));
  }

  private List<Envelope> transactions(Forgery forgery) {
    List<Envelope> envelopes = new ArrayList<>();
    Proposed empty = call();
    envelopes.add(
        empty.envelope(
            forgery
                .of(empty, ProposalResponsePayload.newBuilder().setProposalHash(empty.hash()))
                .payload()));
    // Two actions, and not none: that would take the real peers down.
    Endorsed once = forgery.of(call(), Forgery.put("actions", "x"));
    Transaction twice =
        Transaction.newBuilder()
            .addAllActions(Collections.nCopies(2, transaction(once.payload()).getActions(0)))
            .build();
    envelopes.add(
        once.proposed().envelope(once.payload().toBuilder().setData(twice.toByteString()).build()));
    Endorsed endorsed = forgery.of(call(), Forgery.put("garbage", "x"));
    ByteString garbage = ByteString.copyFromUtf8("garbage");
    envelopes.add(
        endorsed.proposed().envelope(endorsed.payload().toBuilder().setData(garbage).build()));
    return envelopes;
  }

  private static Transaction transaction(Payload payload) {
    try {
      return Transaction.parseFrom(payload.getData());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
