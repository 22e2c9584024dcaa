package org.patentpool.network.fabric.worlds;

import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.hyperledger.fabric.protos.gateway.PreparedTransaction;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.patentpool.network.ordering.EndorserTransaction;
import org.patentpool.network.ordering.ReadWriteSet;

/**
 * All that one call comes to.
 *
 * @param answer what the chaincode answered or, when it refused, its rejection
 * @param reads which keys were read
 * @param writes what was written; deletions as no text
 */
record Told(
    boolean refused,
    String answer,
    List<String> reads,
    SortedMap<String, String> writes,
    String event) {
  private static final Pattern REJECTION = Pattern.compile("\\{\"at\":.*\\}", Pattern.DOTALL);
  private static final Pattern CODE = Pattern.compile("\"code\":\"([A-Z_]+)\"");

  static Told answered(byte[] answer) {
    return new Told(false, text(answer), List.of(), new TreeMap<>(), "");
  }

  /** What endorsers agreed on. */
  static Told endorsed(Transaction transaction) throws InvalidProtocolBufferException {
    var prepared = PreparedTransaction.parseFrom(transaction.getBytes()).getEnvelope();
    ChaincodeAction action =
        EndorserTransaction.parse(Payload.parseFrom(prepared.getPayload()).getData()).action();
    SortedMap<String, String> writes = new TreeMap<>();
    Stream.Builder<String> reads = Stream.builder();
    for (ReadWriteSet.Namespace part : ReadWriteSet.parse(action.getResults()).namespaces()) {
      for (KVRead read : part.rows().getReadsList()) {
        reads.add(part.name() + " " + read.getKey());
      }
      for (KVWrite write : part.rows().getWritesList()) {
        writes.put(part.name() + " " + write.getKey(), write.getValue().toStringUtf8());
      }
    }
    ChaincodeEvent event = ChaincodeEvent.parseFrom(action.getEvents());
    return new Told(
        false,
        text(transaction.getResult()),
        reads.build().toList(),
        writes,
        event.getEventName() + " " + event.getPayload().toStringUtf8());
  }

  /** A rejection by the contract, or else whatever the gateway says. */
  static Told refused(GatewayException refusal) {
    String said =
        Stream.concat(
                refusal.getDetails().stream().map(ErrorDetail::getMessage),
                Stream.of(String.valueOf(refusal.getStatus().getDescription())))
            .filter(message -> REJECTION.matcher(message).find())
            .findFirst()
            .map(Told::rejection)
            .orElseGet(() -> refusal.getStatus() + " " + refusal.getDetails());
    return new Told(true, said, List.of(), new TreeMap<>(), "");
  }

  private static String rejection(String message) {
    Matcher rejection = REJECTION.matcher(message);
    return rejection.find() ? rejection.group() : message;
  }

  /** In the words of the tests in memory. */
  String outcome(boolean query) {
    Matcher code = CODE.matcher(answer);
    if (refused) {
      return code.find() ? code.group(1) : answer;
    }
    if (query) {
      return "ANSWERED";
    }
    return writes.isEmpty() ? "REPEATED" : "ACCEPTED";
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
