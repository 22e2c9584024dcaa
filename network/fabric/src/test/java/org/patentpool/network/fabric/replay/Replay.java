package org.patentpool.network.fabric.replay;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.peer.ProposalResponse;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.patentpool.network.fabric.recording.Exchange;
import org.patentpool.network.fabric.recording.Exchange.Kind;
import org.patentpool.network.fabric.recording.Recording;
import org.patentpool.network.identity.SigningIdentity;
import org.patentpool.network.identity.Topology;

/**
 * Walks through a recording: at every height the embedded endorser and gateway are asked what the
 * real ones were asked at that height, then the embedded committer gets the next block as the
 * orderer cut it.
 */
public final class Replay {
  private final Recording recording;
  private final Path folder;
  private final Differences differences = new Differences();
  private final PrivateDataCheck privateData = new PrivateDataCheck(differences);
  private final SortedMap<TxValidationCode, Integer> codes = new TreeMap<>();
  private final SortedMap<Kind, Integer> asked = new TreeMap<>();
  private boolean stops;
  private int signatures;

  /**
   * @param folder an empty one, for the embedded ledger
   */
  public Replay(Recording recording, Path folder) {
    this.recording = recording;
    this.folder = folder;
  }

  /**
   * How much was compared, and what was different.
   *
   * @param signatures of real peers over the embedded endorser's bytes
   */
  public record Outcome(
      int blocks,
      SortedMap<TxValidationCode, Integer> codes,
      SortedMap<Kind, Integer> asked,
      int signatures,
      List<String> differences) {
    public int transactions() {
      return codes.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /** What is different first, as one line; nothing when nothing is. */
  public static String[] untilDifferent(Path recorded, Path folder) throws Exception {
    Replay replay = new Replay(Recording.read(recorded), folder);
    replay.stops = true;
    return replay.run().differences().stream().limit(1).toArray(String[]::new);
  }

  public Outcome run() throws Exception {
    List<Block> blocks = recording.blocks();
    try (EmbeddedNode node =
        new EmbeddedNode(folder, ordered(blocks.getFirst()), peers(), clock())) {
      check(blocks.getFirst(), node);
      Questions questions = new Questions(node, differences);
      for (Block block : blocks.subList(1, blocks.size())) {
        ask(questions, node.height());
        long number = block.getHeader().getNumber();
        node.commit(ordered(block), recording.privateData(number));
        check(block, node);
        if (stops && !differences.all().isEmpty()) {
          break;
        }
      }
      ask(questions, node.height());
      signatures = questions.signatures();
    }
    return new Outcome(blocks.size(), codes, asked, signatures, differences.all());
  }

  private void ask(Questions questions, long height) throws IOException {
    for (Exchange exchange : recording.exchanges(height)) {
      questions.ask(exchange);
      asked.merge(exchange.kind(), 1, Integer::sum);
    }
  }

  /** The committed block is all there is to see: transactions, codes, and the hash of the state. */
  private void check(Block real, EmbeddedNode node) {
    long number = real.getHeader().getNumber();
    Block embedded = node.block(number);
    List<TxValidationCode> realCodes = codes(real);
    List<TxValidationCode> embeddedCodes = codes(embedded);
    for (int i = 0; i < realCodes.size(); i++) {
      differences.compare(
          "code of transaction %d of block %d".formatted(i, number),
          realCodes.get(i),
          embeddedCodes.get(i));
      codes.merge(realCodes.get(i), 1, Integer::sum);
    }
    privateData.check(real, recording.privateData(number), node.privateData(number));
    if (!embedded.equals(real)) {
      differences.add("block %d is another one, or leads to another state".formatted(number));
    }
  }

  private static List<TxValidationCode> codes(Block block) {
    List<TxValidationCode> codes = new ArrayList<>();
    ByteString filter =
        block.getMetadata().getMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE);
    for (byte code : filter.toByteArray()) {
      codes.add(TxValidationCode.forNumber(code & 0xFF));
    }
    return codes;
  }

  /** The block without what a peer adds: its validation codes and the hash of its state. */
  private static Block ordered(Block committed) {
    BlockMetadata.Builder metadata = committed.getMetadata().toBuilder();
    metadata.setMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE, ByteString.EMPTY);
    if (metadata.getMetadataCount() > BlockMetadataIndex.COMMIT_HASH_VALUE) {
      metadata.setMetadata(BlockMetadataIndex.COMMIT_HASH_VALUE, ByteString.EMPTY);
    }
    return committed.toBuilder().setMetadata(metadata).build();
  }

  /** The peers' identities, from what they endorsed. */
  private List<SigningIdentity> peers() throws InvalidProtocolBufferException {
    Map<String, SigningIdentity> found = new HashMap<>();
    for (long height = 0; height <= recording.blocks().size(); height++) {
      for (Exchange exchange : recording.exchanges(height)) {
        if (exchange.kind() == Kind.PROPOSE) {
          ByteString endorser =
              ProposalResponse.parseFrom(exchange.answer()).getEndorsement().getEndorser();
          if (!endorser.isEmpty()) {
            String mspId = SerializedIdentity.parseFrom(endorser).getMspid();
            found.put(mspId, new Witness(mspId, endorser));
          }
        }
      }
    }
    return Topology.standard().peerOrganizations().stream()
        .map(mspId ->
            Objects.requireNonNull(found.get(mspId), () -> "nothing is recorded of " + mspId))
        .toList();
  }

  /** The day of the recording: certificates have expired since, perhaps. */
  private InstantSource clock() {
    LocalDate day = LocalDate.parse(recording.manifest().get("recorded"));
    Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return InstantSource.fixed(end);
  }
}
