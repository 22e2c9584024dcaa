package org.patentpool.network.delivery;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.patentpool.network.store.BlockUpdates;
import org.patentpool.network.store.Ledger;
import org.patentpool.network.store.StateView;

/** Blocks without a state, in memory. */
public final class MemoryChain implements Ledger {
  private final List<Block> blocks = new ArrayList<>();

  /** A transaction of a block to make. */
  public record Tx(String id, TxValidationCode code, ChaincodeEvent event) {
    public static Tx valid(String id, String chaincode, String event) {
      return new Tx(id, TxValidationCode.VALID, event(id, chaincode, event));
    }

    static ChaincodeEvent event(String id, String chaincode, String event) {
      return ChaincodeEvent.newBuilder()
          .setTxId(id)
          .setChaincodeId(chaincode)
          .setEventName(event)
          .setPayload(ByteString.copyFromUtf8("payload of " + id))
          .build();
    }
  }

  public synchronized Block add(Tx... transactions) {
    BlockData.Builder data = BlockData.newBuilder();
    byte[] codes = new byte[transactions.length];
    for (int i = 0; i < transactions.length; i++) {
      data.addData(envelope(transactions[i]).toByteString());
      codes[i] = (byte) transactions[i].code().getNumber();
    }
    BlockMetadata.Builder metadata = BlockMetadata.newBuilder();
    for (int i = 0; i <= BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE; i++) {
      metadata.addMetadata(ByteString.EMPTY);
    }
    metadata.setMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE, ByteString.copyFrom(codes));
    Block block =
        Block.newBuilder()
            .setHeader(BlockHeader.newBuilder().setNumber(blocks.size()))
            .setData(data)
            .setMetadata(metadata)
            .build();
    blocks.add(block);
    notifyAll();
    return block;
  }

  private static Envelope envelope(Tx transaction) {
    ChaincodeAction action =
        ChaincodeAction.newBuilder().setEvents(transaction.event().toByteString()).build();
    ProposalResponsePayload response =
        ProposalResponsePayload.newBuilder().setExtension(action.toByteString()).build();
    ChaincodeActionPayload payload =
        ChaincodeActionPayload.newBuilder()
            .setAction(
                ChaincodeEndorsedAction.newBuilder()
                    .setProposalResponsePayload(response.toByteString()))
            .build();
    ChannelHeader header =
        ChannelHeader.newBuilder()
            .setType(HeaderType.ENDORSER_TRANSACTION_VALUE)
            .setChannelId("pool")
            .setTxId(transaction.id())
            .build();
    Payload whole =
        Payload.newBuilder()
            .setHeader(Header.newBuilder().setChannelHeader(header.toByteString()))
            .setData(
                Transaction.newBuilder()
                    .addActions(TransactionAction.newBuilder().setPayload(payload.toByteString()))
                    .build()
                    .toByteString())
            .build();
    return Envelope.newBuilder().setPayload(whole.toByteString()).build();
  }

  @Override
  public synchronized long height() {
    return blocks.size();
  }

  @Override
  public void append(Block block, BlockPrivateData privateData, BlockUpdates updates) {
    throw new IllegalStateException("this chain makes its blocks itself");
  }

  @Override
  public synchronized Block block(long number) {
    return blocks.get((int) number);
  }

  @Override
  public BlockPrivateData privateData(long number) {
    return new BlockPrivateData(new TreeMap<>());
  }

  @Override
  public synchronized Optional<TransactionPlace> find(String txId) {
    for (Block block : blocks) {
      for (BlockTransaction transaction : BlockTransaction.of(block)) {
        if (transaction.header().getTxId().equals(txId)) {
          return Optional.of(
              new TransactionPlace(
                  block.getHeader().getNumber(),
                  transaction.index(),
                  transaction.code().getNumber()));
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public StateView snapshot() {
    throw new IllegalStateException("this chain has no state");
  }

  @Override
  public synchronized boolean awaitBlock(long number, long timeoutMillis)
      throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
    while (blocks.size() <= number) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  @Override
  public void close() {}
}
