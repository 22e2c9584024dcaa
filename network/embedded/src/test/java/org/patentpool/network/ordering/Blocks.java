package org.patentpool.network.ordering;

import com.google.protobuf.ByteString;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Envelope;
import org.patentpool.network.identity.SigningIdentity;

/** Opens the block writer to tests that order entries of any kind. */
public final class Blocks {
  private final BlockWriter writer;

  public Blocks(SigningIdentity signer, Block last) {
    this.writer = new BlockWriter(signer, last);
  }

  public Block next(List<ByteString> entries) {
    return writer.next(entries, false);
  }

  public Block configuration(Envelope configuration) {
    return writer.next(List.of(configuration.toByteString()), true);
  }
}
