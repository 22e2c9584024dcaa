package org.patentpool.network.ordering;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.LastConfig;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.MetadataSignature;
import org.hyperledger.fabric.protos.common.OrdererBlockMetadata;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.patentpool.network.identity.SigningIdentity;
import org.patentpool.network.store.BlockHash;

/**
 * Makes the next block of a chain and signs it. What a node's committer adds later (codes, commit
 * hash) has its place in the metadata and is not covered by this signature, as on Fabric.
 */
final class BlockWriter {
  private static final int NONCE_BYTES = 24;

  private static final int METADATA_ENTRIES = BlockMetadataIndex.COMMIT_HASH_VALUE + 1;

  private final SigningIdentity signer;
  private final SecureRandom random = new SecureRandom();
  private BlockHeader last;
  private long lastConfig;

  BlockWriter(SigningIdentity signer, Block last) {
    this.signer = signer;
    this.last = last.getHeader();
    this.lastConfig = LastConfiguration.index(last);
  }

  /** The block after the last one; a configuration is from itself on the last configuration. */
  Block next(List<ByteString> envelopes, boolean configuration) {
    BlockData data = BlockData.newBuilder().addAllData(envelopes).build();
    BlockHeader header =
        BlockHeader.newBuilder()
            .setNumber(last.getNumber() + 1)
            .setPreviousHash(BlockHash.header(last))
            .setDataHash(BlockHash.data(data))
            .build();
    if (configuration) {
      lastConfig = header.getNumber();
    }
    last = header;
    return Block.newBuilder().setHeader(header).setData(data).setMetadata(metadata(header)).build();
  }

  private BlockMetadata metadata(BlockHeader header) {
    ByteString[] entries = new ByteString[METADATA_ENTRIES];
    Arrays.fill(entries, ByteString.EMPTY);
    LastConfig index = LastConfig.newBuilder().setIndex(lastConfig).build();
    entries[BlockMetadataIndex.SIGNATURES_VALUE] = signatures(header, index);
    entries[LastConfiguration.ENTRY] =
        Metadata.newBuilder().setValue(index.toByteString()).build().toByteString();
    return BlockMetadata.newBuilder().addAllMetadata(Arrays.asList(entries)).build();
  }

  private ByteString signatures(BlockHeader header, LastConfig index) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    ByteString signatureHeader =
        SignatureHeader.newBuilder()
            .setCreator(signer.serialized())
            .setNonce(ByteString.copyFrom(nonce))
            .build()
            .toByteString();
    ByteString value =
        OrdererBlockMetadata.newBuilder().setLastConfig(index).build().toByteString();
    ByteString signed = value.concat(signatureHeader).concat(BlockHash.headerBytes(header));
    return Metadata.newBuilder()
        .setValue(value)
        .addSignatures(
            MetadataSignature.newBuilder()
                .setSignatureHeader(signatureHeader)
                .setSignature(signer.sign(signed.toByteArray())))
        .build()
        .toByteString();
  }
}
