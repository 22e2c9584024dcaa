package org.patentpool.network.fabric.play;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Response;
import org.patentpool.network.identity.SigningIdentity;

/** Endorsements that no peer gave, with the peers' own keys: what many together could do. */
final class Forgery {
  private final List<SigningIdentity> peers;

  Forgery(List<SigningIdentity> peers) {
    this.peers = List.copyOf(peers);
  }

  /** As honest endorsers of a put into the pool would have signed. */
  static ChaincodeAction.Builder put(String key, String value) {
    return action(namespace("pool", write(key, value)));
  }

  static KVWrite.Builder write(String key, String value) {
    return KVWrite.newBuilder().setKey(key).setValue(ByteString.copyFromUtf8(value));
  }

  static NsReadWriteSet.Builder namespace(String name, KVWrite.Builder... writes) {
    KVRWSet.Builder set = KVRWSet.newBuilder();
    for (KVWrite.Builder write : writes) {
      set.addWrites(write);
    }
    return NsReadWriteSet.newBuilder().setNamespace(name).setRwset(set.build().toByteString());
  }

  static ChaincodeAction.Builder action(NsReadWriteSet.Builder... parts) {
    TxReadWriteSet.Builder set = TxReadWriteSet.newBuilder();
    for (NsReadWriteSet.Builder part : parts) {
      set.addNsRwset(part);
    }
    return ChaincodeAction.newBuilder()
        .setResults(set.build().toByteString())
        .setResponse(Response.newBuilder().setStatus(200))
        .setChaincodeId(ChaincodeID.newBuilder().setName("pool").setVersion("1"));
  }

  Endorsed of(Proposed proposed, ChaincodeAction.Builder action) {
    return of(
        proposed,
        ProposalResponsePayload.newBuilder()
            .setProposalHash(proposed.hash())
            .setExtension(action.build().toByteString()));
  }

  Endorsed of(Proposed proposed, ProposalResponsePayload.Builder payload) {
    ByteString response = payload.build().toByteString();
    List<Endorsement> endorsements = new ArrayList<>();
    for (SigningIdentity peer : peers) {
      endorsements.add(signed(response, peer));
    }
    return new Endorsed(proposed, response, endorsements);
  }

  static Endorsement signed(ByteString response, SigningIdentity endorser) {
    return Endorsement.newBuilder()
        .setEndorser(endorser.serialized())
        .setSignature(endorser.sign(response.concat(endorser.serialized()).toByteArray()))
        .build();
  }

  /** The endorsed bytes with another content, and the endorsements of the old one. */
  static Endorsed tampered(Endorsed endorsed, UnaryOperator<ChaincodeAction.Builder> change) {
    try {
      ProposalResponsePayload payload = ProposalResponsePayload.parseFrom(endorsed.response());
      ChaincodeAction action = ChaincodeAction.parseFrom(payload.getExtension());
      ByteString changed =
          payload.toBuilder()
              .setExtension(change.apply(action.toBuilder()).build().toByteString())
              .build()
              .toByteString();
      return new Endorsed(endorsed.proposed(), changed, endorsed.endorsements());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("nothing that a peer endorsed", e);
    }
  }
}
