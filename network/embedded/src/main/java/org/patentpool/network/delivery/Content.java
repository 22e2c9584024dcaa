package org.patentpool.network.delivery;

import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.peer.DeliverResponse;
import org.patentpool.network.identity.Identity;

/** What of a block goes out, and whom the channel's access list lets have it. */
sealed interface Content permits WholeBlocks, FilteredBlocks, BlocksWithPrivateData {
  String resource();

  DeliverResponse of(Block block, Identity reader);
}
