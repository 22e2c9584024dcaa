package org.patentpool.network.fabric;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.IdentifierHeader;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.MetadataSignature;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.patentpool.network.identity.SigningIdentity;
import org.patentpool.network.store.BlockHash;

/**
 * What one orderer of four can make, with its own key, of a block whose first two transactions it
 * wants the other way round.
 */
final class Lies {
  private final Block block;
  private final SigningIdentity liar;
  private final Metadata agreed;

  Lies(Block block, SigningIdentity liar) throws InvalidProtocolBufferException {
    this.block = block;
    this.liar = liar;
    this.agreed =
        Metadata.parseFrom(block.getMetadata().getMetadata(BlockMetadataIndex.SIGNATURES_VALUE));
  }

  /** From the simplest to the best that it can do alone. */
  List<Block> all() {
    Block exchanged = exchanged();
    MetadataSignature own = own(exchanged);
    List<MetadataSignature> everybodys = new ArrayList<>();
    for (MetadataSignature signature : agreed.getSignaturesList()) {
      everybodys.add(signed(signature.toBuilder(), exchanged));
    }
    return List.of(
        // The header that all have signed, over other data.
        exchanged.toBuilder().setHeader(block.getHeader()).build(),
        // A header that fits, with the signatures of the old one.
        exchanged,
        // Its own signature, once, and as often as there are orderers.
        with(exchanged, List.of(own)),
        with(exchanged, List.of(own, own, own, own)),
        // Its own signature in everybody's name.
        with(exchanged, everybodys));
  }

  /**
   * The block as it is, with the liar's signature and those of some others: what is wrong with the
   * lies is nothing but the number of those who signed them.
   *
   * @param number which consenter of the channel the liar is
   */
  Block truth(int number, int others) throws InvalidProtocolBufferException {
    List<MetadataSignature> signatures = new ArrayList<>(List.of(own(block)));
    for (MetadataSignature signature : agreed.getSignaturesList()) {
      int signer = IdentifierHeader.parseFrom(signature.getIdentifierHeader()).getIdentifier();
      if (signer != number && signatures.size() <= others) {
        signatures.add(signature);
      }
    }
    return with(block, signatures);
  }

  private Block exchanged() {
    BlockData data =
        block.getData().toBuilder()
            .setData(0, block.getData().getData(1))
            .setData(1, block.getData().getData(0))
            .build();
    BlockHeader header = block.getHeader().toBuilder().setDataHash(BlockHash.data(data)).build();
    return block.toBuilder().setData(data).setHeader(header).build();
  }

  private MetadataSignature own(Block content) {
    ByteString header =
        SignatureHeader.newBuilder().setCreator(liar.serialized()).build().toByteString();
    return signed(MetadataSignature.newBuilder().setSignatureHeader(header), content);
  }

  private MetadataSignature signed(MetadataSignature.Builder signature, Block content) {
    ByteString bytes =
        agreed
            .getValue()
            .concat(signature.getSignatureHeader())
            .concat(signature.getIdentifierHeader())
            .concat(BlockHash.headerBytes(content.getHeader()));
    return signature.setSignature(liar.sign(bytes.toByteArray())).build();
  }

  private Block with(Block content, List<MetadataSignature> signatures) {
    ByteString metadata =
        agreed.toBuilder().clearSignatures().addAllSignatures(signatures).build().toByteString();
    return content.toBuilder()
        .setMetadata(
            content.getMetadata().toBuilder()
                .setMetadata(BlockMetadataIndex.SIGNATURES_VALUE, metadata))
        .build();
  }
}
