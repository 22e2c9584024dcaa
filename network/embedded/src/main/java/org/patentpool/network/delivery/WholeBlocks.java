package org.patentpool.network.delivery;

import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.peer.DeliverResponse;
import org.patentpool.network.identity.Identity;

/** Blocks as they were committed. */
record WholeBlocks() implements Content {
  static final String RESOURCE = "event/Block";

  @Override
  public String resource() {
    return RESOURCE;
  }

  @Override
  public DeliverResponse of(Block block, Identity reader) {
    return DeliverResponse.newBuilder().setBlock(block).build();
  }
}
