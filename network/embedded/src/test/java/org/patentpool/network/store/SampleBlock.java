package org.patentpool.network.store;

import com.google.protobuf.ByteString;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.patentpool.network.store.Ledger.BlockPrivateData;

/** A block and what comes with it. */
record SampleBlock(Block block, BlockPrivateData privateData) {

  static SampleBlock first(SampleTransaction... transactions) {
    return of(0, ByteString.EMPTY, Arrays.asList(transactions));
  }

  SampleBlock next(SampleTransaction... transactions) {
    return next(Arrays.asList(transactions));
  }

  SampleBlock next(List<SampleTransaction> transactions) {
    return of(number() + 1, BlockHash.header(block.getHeader()), transactions);
  }

  long number() {
    return block.getHeader().getNumber();
  }

  static SampleBlock of(long number, ByteString previous, List<SampleTransaction> transactions) {
    BlockData.Builder data = BlockData.newBuilder();
    ByteString.Output codes = ByteString.newOutput();
    var privateData = new TreeMap<Integer, TxPvtReadWriteSet>();
    for (SampleTransaction transaction : transactions) {
      TxPvtReadWriteSet inClear = transaction.privateData();
      if (inClear.getNsPvtRwsetCount() > 0) {
        privateData.put(data.getDataCount(), inClear);
      }
      data.addData(transaction.envelope());
      codes.write(transaction.code());
    }
    BlockHeader header =
        BlockHeader.newBuilder()
            .setNumber(number)
            .setPreviousHash(previous)
            .setDataHash(BlockHash.data(data.build()))
            .build();
    BlockMetadata metadata =
        BlockMetadata.newBuilder()
            .addMetadata(ByteString.copyFromUtf8("signatures"))
            .addMetadata(ByteString.EMPTY)
            .addMetadata(codes.toByteString())
            .build();
    Block block = Block.newBuilder().setHeader(header).setData(data).setMetadata(metadata).build();
    return new SampleBlock(block, new BlockPrivateData(privateData));
  }
}
