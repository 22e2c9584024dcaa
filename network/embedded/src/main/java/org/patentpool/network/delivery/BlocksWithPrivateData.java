package org.patentpool.network.delivery;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.hyperledger.fabric.protos.peer.BlockAndPrivateData;
import org.hyperledger.fabric.protos.peer.DeliverResponse;
import org.hyperledger.fabric.protos.peer.StaticCollectionConfig;
import org.patentpool.network.identity.Identity;
import org.patentpool.network.lifecycle.ChaincodeDefinition;
import org.patentpool.network.lifecycle.Definitions;
import org.patentpool.network.policy.ConfiguredChannel;
import org.patentpool.network.store.Ledger;
import org.patentpool.network.store.StateValue;
import org.patentpool.network.store.StateView;

/**
 * Blocks with the private writes of the collections whose members the reader belongs to.
 *
 * <p>A Fabric peer holds the rows of its own organisation's collections only. This one process
 * holds them for all, so membership is asked for even where the collection lets everybody read:
 * nobody gets here what the own organisation's peer could not have given.
 */
record BlocksWithPrivateData(Ledger ledger, ConfiguredChannel channel, Definitions definitions)
    implements Content {

  @Override
  public String resource() {
    return WholeBlocks.RESOURCE;
  }

  @Override
  public DeliverResponse of(Block block, Identity reader) {
    BlockAndPrivateData.Builder answer = BlockAndPrivateData.newBuilder().setBlock(block);
    Map<Integer, TxPvtReadWriteSet> kept =
        ledger.privateData(block.getHeader().getNumber()).byTransaction();
    if (!kept.isEmpty()) {
      try (StateView view = ledger.snapshot()) {
        for (BlockTransaction transaction : BlockTransaction.of(block)) {
          TxPvtReadWriteSet writes = kept.get(transaction.index());
          if (writes != null && transaction.valid()) {
            TxPvtReadWriteSet entitled = entitled(writes, view, reader);
            if (entitled.getNsPvtRwsetCount() > 0) {
              answer.putPrivateDataMap(transaction.index(), entitled);
            }
          }
        }
      }
    }
    return DeliverResponse.newBuilder().setBlockAndPrivateData(answer).build();
  }

  private TxPvtReadWriteSet entitled(TxPvtReadWriteSet writes, StateView view, Identity reader) {
    Map<String, NsPvtReadWriteSet.Builder> byNamespace = new TreeMap<>();
    for (NsPvtReadWriteSet namespace : writes.getNsPvtRwsetList()) {
      for (CollectionPvtReadWriteSet collection : namespace.getCollectionPvtRwsetList()) {
        if (member(namespace.getNamespace(), collection.getCollectionName(), view, reader)) {
          byNamespace
              .computeIfAbsent(
                  namespace.getNamespace(), n -> NsPvtReadWriteSet.newBuilder().setNamespace(n))
              .addCollectionPvtRwset(collection);
        }
      }
    }
    TxPvtReadWriteSet.Builder entitled =
        TxPvtReadWriteSet.newBuilder().setDataModel(writes.getDataModel());
    byNamespace.values().forEach(entitled::addNsPvtRwset);
    return entitled.build();
  }

  private boolean member(String chaincode, String collection, StateView view, Identity reader) {
    ChaincodeDefinition definition =
        definitions.find(
            chaincode,
            (namespace, key) -> {
              StateValue found = view.get(namespace, key);
              return found == null ? null : found.value();
            });
    StaticCollectionConfig config = definition == null ? null : definition.collection(collection);
    return config != null
        && channel
            .current()
            .policies()
            .signaturePolicy(config.getMemberOrgsPolicy().getSignaturePolicy(), List.of(reader));
  }
}
