package org.patentpool.network.fabric.play;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.patentpool.network.fabric.probe.Steps;
import org.patentpool.network.identity.IdentityException;
import org.patentpool.network.identity.Organizations;
import org.patentpool.network.identity.SigningIdentity;
import org.patentpool.network.identity.Topology;

/** What nobody should get away with, and what only looks like it. */
final class Attacks {
  private final Stage stage;
  private final Organizations foreign;
  private final List<SignedProposal> committed = new ArrayList<>();
  private int keys;

  /**
   * @param foreign organisations of the same names with other keys
   */
  Attacks(Stage stage, Organizations foreign) {
    this.stage = stage;
    this.foreign = foreign;
  }

  private Intent put(Intent.Finish finish) {
    return Intent.of(
            Cast.MEMBER,
            Cast.POOL,
            Steps.of("put", "attack" + keys++, "x"),
            List.of(Cast.OPERATOR, Cast.FOUNDER_1, Cast.AUDITOR))
        .finishing(finish);
  }

  private Intent endorsing(UnaryOperator<List<Endorsement>> change) {
    return put(endorsed -> List.of(endorsed.with(change).honest()));
  }

  /** Endorsements that are missing, repeated, false or of the wrong people. */
  List<Intent> endorsements() throws IOException, IdentityException {
    SigningIdentity impostor = foreign.node(Cast.FOUNDER_2, Topology.PEER);
    SigningIdentity client = stage.identity(Cast.FOUNDER);
    SigningIdentity fourth = stage.organizations().node(Cast.FOUNDER_2, Topology.PEER);
    List<Intent> intents = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      intents.add(endorsing(all -> all.subList(0, 1)));
      intents.add(endorsing(all -> all.subList(0, 2)));
      intents.add(endorsing(all -> List.of()));
      intents.add(endorsing(all -> Collections.nCopies(3, all.getFirst())));
      intents.add(endorsing(all -> replaced(all, 2, spoilt(all.get(2)))));
      intents.add(endorsing(all -> replaced(all, 2, swapped(all.get(2), all.get(1)))));
      intents.add(endorsing(all -> replaced(all, 1, Endorsement.getDefaultInstance())));
      intents.add(endorsing(List::reversed));
      intents.add(put(endorsed -> List.of(replacing(endorsed, impostor).honest())));
      intents.add(put(endorsed -> List.of(replacing(endorsed, client).honest())));
      intents.add(put(endorsed -> List.of(replacing(endorsed, fourth).honest())));
      intents.add(
          put(endorsed ->
              List.of(
                  Forgery.tampered(
                          endorsed,
                          action -> action.setResponse(Response.newBuilder().setStatus(201)))
                      .honest())));
      intents.add(put(endorsed -> List.of(endorsed.honest(), endorsed.honest())));
      intents.add(put(endorsed -> List.of(spoilt(endorsed.honest()))));
    }
    intents.add(
        put(endorsed -> {
          committed.add(endorsed.proposed().signed());
          return List.of(endorsed.honest());
        }));
    return intents;
  }

  private static <T> List<T> replaced(List<T> all, int index, T other) {
    List<T> changed = new ArrayList<>(all);
    changed.set(index, other);
    return changed;
  }

  private static Endorsed replacing(Endorsed endorsed, SigningIdentity last) {
    return endorsed.with(all -> replaced(all, 2, Forgery.signed(endorsed.response(), last)));
  }

  private static Endorsement spoilt(Endorsement endorsement) {
    return endorsement.toBuilder().setSignature(spoilt(endorsement.getSignature())).build();
  }

  private static Envelope spoilt(Envelope envelope) {
    return envelope.toBuilder().setSignature(spoilt(envelope.getSignature())).build();
  }

  private static ByteString spoilt(ByteString signature) {
    byte[] bytes = signature.toByteArray();
    bytes[bytes.length - 1] ^= 1;
    return ByteString.copyFrom(bytes);
  }

  private static Endorsement swapped(Endorsement endorsement, Endorsement other) {
    return endorsement.toBuilder().setEndorser(other.getEndorser()).build();
  }

  private Proposed call(UnaryOperator<ChannelHeader.Builder> change) {
    return Proposed.put(stage.identity(Cast.MEMBER)).header(change);
  }

  private Proposed call() {
    return call(header -> header);
  }

  /** What was proposed, endorsed and committed before. */
  List<SignedProposal> again() {
    return List.copyOf(committed);
  }

  /** Proposals that no peer takes; every one is asked directly and by its gateway. */
  List<SignedProposal> proposals() throws IOException, IdentityException {
    SigningIdentity stranger = foreign.user("MembersMSP", "member1");
    Proposed honest = call();
    return List.of(
        Proposed.call(stranger, Cast.POOL, Steps.of("get", "x").words(), Map.of()).signed(),
        honest.signedBy(stranger),
        honest.signedBy(stage.identity(Cast.FOUNDER)),
        Proposed.call(
                stage.organizations().node(Cast.OPERATOR, Topology.PEER),
                Cast.POOL,
                Steps.of("get", "x").words(),
                Map.of())
            .signed(),
        honest.signed().toBuilder().setSignature(ByteString.EMPTY).build(),
        SignedProposal.newBuilder().setProposalBytes(ByteString.copyFromUtf8("garbage")).build(),
        call(header -> header.setTxId("0".repeat(64))).signed(),
        call(header -> header.setChannelId("elsewhere")).signed(),
        call(header -> header.setType(HeaderType.MESSAGE_VALUE)).signed(),
        call(header -> header.setEpoch(1)).signed(),
        call(header -> header.clearExtension()).signed(),
        call(header ->
                header.setExtension(
                    ChaincodeHeaderExtension.newBuilder()
                        .setChaincodeId(ChaincodeID.newBuilder().setName(Cast.ACCOUNTS))
                        .build()
                        .toByteString()))
            .signed());
  }

  /** Envelopes that no orderer takes. */
  List<Envelope> envelopes() throws IOException, IdentityException {
    List<SigningIdentity> peers = List.of(stage.organizations().node(Cast.OPERATOR, Topology.PEER));
    Forgery forgery = new Forgery(peers);
    Proposed foreigners =
        Proposed.call(
            foreign.user("MembersMSP", "member1"),
            Cast.POOL,
            Steps.of("get", "x").words(),
            Map.of());
    Proposed elsewhere = call(header -> header.setChannelId("elsewhere"));
    return List.of(
        forgery.of(foreigners, Forgery.put("foreign", "x")).honest(),
        forgery.of(elsewhere, Forgery.put("elsewhere", "x")).honest(),
        spoilt(forgery.of(call(), Forgery.put("spoilt", "x")).honest()));
  }
}
