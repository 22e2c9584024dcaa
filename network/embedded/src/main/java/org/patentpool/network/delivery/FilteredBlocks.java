package org.patentpool.network.delivery;

import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.DeliverResponse;
import org.hyperledger.fabric.protos.peer.FilteredBlock;
import org.hyperledger.fabric.protos.peer.FilteredChaincodeAction;
import org.hyperledger.fabric.protos.peer.FilteredTransaction;
import org.hyperledger.fabric.protos.peer.FilteredTransactionActions;
import org.patentpool.network.identity.Identity;

/** Which transactions a block holds, what became of them and the names of their events. */
record FilteredBlocks() implements Content {
  @Override
  public String resource() {
    return "event/FilteredBlock";
  }

  @Override
  public DeliverResponse of(Block block, Identity reader) {
    FilteredBlock.Builder filtered =
        FilteredBlock.newBuilder().setNumber(block.getHeader().getNumber());
    for (BlockTransaction transaction : BlockTransaction.of(block)) {
      filtered.setChannelId(transaction.header().getChannelId());
      filtered.addFilteredTransactions(filter(transaction));
    }
    return DeliverResponse.newBuilder().setFilteredBlock(filtered).build();
  }

  private static FilteredTransaction filter(BlockTransaction transaction) {
    FilteredTransaction.Builder filtered =
        FilteredTransaction.newBuilder()
            .setTxid(transaction.header().getTxId())
            .setTypeValue(transaction.header().getType())
            .setTxValidationCode(transaction.code());
    if (transaction.endorsed()) {
      FilteredTransactionActions.Builder actions = FilteredTransactionActions.newBuilder();
      for (ChaincodeEvent event : transaction.events()) {
        actions.addChaincodeActions(
            FilteredChaincodeAction.newBuilder()
                .setChaincodeEvent(event.toBuilder().clearPayload()));
      }
      filtered.setTransactionActions(actions);
    }
    return filtered.build();
  }
}
