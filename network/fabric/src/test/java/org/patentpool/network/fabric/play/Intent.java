package org.patentpool.network.fabric.play;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.Envelope;
import org.patentpool.network.fabric.probe.Steps;

/**
 * What one client means to do in a round: what it proposes, who is to endorse, and what it makes of
 * the endorsements.
 *
 * @param gateway whether one gateway is asked to collect the endorsements, instead of each peer
 */
record Intent(
    User who,
    String chaincode,
    List<ByteString> words,
    SortedMap<String, ByteString> carried,
    List<String> endorsers,
    boolean gateway,
    Finish finish) {

  /** A client by its organisation and name. */
  record User(String mspId, String name) {}

  /** What is sent to the orderer: nothing, the honest transaction, or anything else. */
  interface Finish {
    List<Envelope> envelopes(Endorsed endorsed);
  }

  static Intent of(User who, String chaincode, Steps steps, List<String> endorsers) {
    return new Intent(
        who,
        chaincode,
        steps.words(),
        new TreeMap<>(),
        endorsers,
        false,
        endorsed -> List.of(endorsed.honest()));
  }

  Intent carrying(Map<String, ByteString> more) {
    SortedMap<String, ByteString> all = new TreeMap<>(carried);
    all.putAll(more);
    return new Intent(who, chaincode, words, all, endorsers, gateway, finish);
  }

  Intent byGateway() {
    return new Intent(who, chaincode, words, carried, endorsers, true, finish);
  }

  Intent finishing(Finish other) {
    return new Intent(who, chaincode, words, carried, endorsers, gateway, other);
  }

  /** Only asks: nothing is ordered. */
  Intent asking() {
    return finishing(_ -> List.of());
  }
}
