package org.patentpool.network.validation;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.MetadataSignature;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.patentpool.network.identity.Identity;
import org.patentpool.network.identity.IdentityException;
import org.patentpool.network.policy.ChannelConfig;
import org.patentpool.network.store.BlockHash;

/** Whether a block follows the last one and is signed by those who may order. */
final class BlockSeal {
  private static final String BLOCK_VALIDATION = "/Channel/Orderer/BlockValidation";

  private BlockSeal() {}

  /**
   * Checks number, chain, data hash and signatures.
   *
   * @throws IllegalStateException for a block that must not be committed
   */
  static void check(Block block, BlockHeader last, ChannelConfig config) {
    BlockHeader header = block.getHeader();
    if (header.getNumber() != last.getNumber() + 1) {
      throw refused(block, "the ledger ends with block " + last.getNumber());
    }
    if (!header.getPreviousHash().equals(BlockHash.header(last))) {
      throw refused(block, "its previous hash is not that of block " + last.getNumber());
    }
    if (!header.getDataHash().equals(BlockHash.data(block.getData()))) {
      throw refused(block, "its data hash is not that of its transactions");
    }
    try {
      if (!config.policies().channelPolicy(BLOCK_VALIDATION, signers(block, config))) {
        throw refused(block, "its signatures do not satisfy " + BLOCK_VALIDATION);
      }
    } catch (InvalidProtocolBufferException e) {
      throw refused(block, "its signatures cannot be read: " + e.getMessage());
    }
  }

  private static List<Identity> signers(Block block, ChannelConfig config)
      throws InvalidProtocolBufferException {
    if (block.getMetadata().getMetadataCount() <= BlockMetadataIndex.SIGNATURES_VALUE) {
      return List.of();
    }
    Metadata signatures =
        Metadata.parseFrom(block.getMetadata().getMetadata(BlockMetadataIndex.SIGNATURES_VALUE));
    ByteString header = BlockHash.headerBytes(block.getHeader());
    List<Identity> signers = new ArrayList<>();
    for (MetadataSignature signature : signatures.getSignaturesList()) {
      ByteString signed =
          signatures.getValue().concat(signature.getSignatureHeader()).concat(header);
      try {
        Identity signer =
            config
                .membership()
                .identify(SignatureHeader.parseFrom(signature.getSignatureHeader()).getCreator());
        if (signer.signed(signed.toByteArray(), signature.getSignature().toByteArray())) {
          signers.add(signer);
        }
      } catch (IdentityException e) {
        throw refused(block, "one of its signers is not recognised: " + e.getMessage());
      }
    }
    return signers;
  }

  private static IllegalStateException refused(Block block, String reason) {
    return new IllegalStateException(
        "block " + block.getHeader().getNumber() + " is refused: " + reason);
  }
}
