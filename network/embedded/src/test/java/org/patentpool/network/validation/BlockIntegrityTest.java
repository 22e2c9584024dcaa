package org.patentpool.network.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.LastConfig;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.OrdererBlockMetadata;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.junit.jupiter.api.Test;
import org.patentpool.network.identity.SigningIdentity;
import org.patentpool.network.ordering.Blocks;
import org.patentpool.network.store.Ledger.BlockPrivateData;
import org.patentpool.network.testing.TestChannel;
import org.patentpool.network.testing.Writes;

/** Hashes and signatures of blocks, recomputed with nothing but the JDK. */
class BlockIntegrityTest {
  private final TestChannel channel = TestChannel.inMemory();

  private void fill() {
    for (int i = 0; i < 3; i++) {
      channel.commit(channel.onOpen(new Writes().put("open", "key" + i, "value")));
    }
  }

  @Test
  void every_block_names_the_hash_of_the_one_before() throws GeneralSecurityException {
    fill();
    for (long number = 1; number < channel.ledger.height(); number++) {
      BlockHeader before = channel.ledger.block(number - 1).getHeader();
      assertThat(channel.ledger.block(number).getHeader().getPreviousHash().toByteArray())
          .isEqualTo(sha256(der(before)));
    }
  }

  @Test
  void every_block_names_the_hash_of_its_data() throws GeneralSecurityException {
    fill();
    for (long number = 0; number < channel.ledger.height(); number++) {
      Block block = channel.ledger.block(number);
      ByteArrayOutputStream data = new ByteArrayOutputStream();
      block.getData().getDataList().forEach(entry -> data.writeBytes(entry.toByteArray()));
      assertThat(block.getHeader().getDataHash().toByteArray())
          .isEqualTo(sha256(data.toByteArray()));
    }
  }

  @Test
  void every_block_is_signed_by_the_orderer()
      throws GeneralSecurityException, InvalidProtocolBufferException {
    fill();
    for (long number = 1; number < channel.ledger.height(); number++) {
      Block block = channel.ledger.block(number);
      Metadata signatures = Metadata.parseFrom(block.getMetadata().getMetadata(0));
      assertThat(signatures.getSignaturesCount()).isOne();
      ByteString header = signatures.getSignatures(0).getSignatureHeader();
      ByteString creator = SignatureHeader.parseFrom(header).getCreator();
      assertThat(creator).isEqualTo(channel.parties.orderer.serialized());
      Signature verifier = Signature.getInstance("SHA256withECDSA");
      verifier.initVerify(
          CertificateFactory.getInstance("X.509")
              .generateCertificate(SerializedIdentity.parseFrom(creator).getIdBytes().newInput()));
      verifier.update(signatures.getValue().toByteArray());
      verifier.update(header.toByteArray());
      verifier.update(der(block.getHeader()));
      assertThat(verifier.verify(signatures.getSignatures(0).getSignature().toByteArray()))
          .isTrue();
    }
  }

  @Test
  void metadata_has_fabrics_five_entries() throws InvalidProtocolBufferException {
    fill();
    Block block = channel.newest();
    assertThat(block.getMetadata().getMetadataCount()).isEqualTo(5);
    ByteString signed = Metadata.parseFrom(block.getMetadata().getMetadata(0)).getValue();
    assertThat(OrdererBlockMetadata.parseFrom(signed).getLastConfig().getIndex()).isZero();
    ByteString lastConfig = Metadata.parseFrom(block.getMetadata().getMetadata(1)).getValue();
    assertThat(LastConfig.parseFrom(lastConfig).getIndex()).isZero();
    assertThat(block.getMetadata().getMetadata(2).toByteArray()).containsExactly(0);
    assertThat(block.getMetadata().getMetadata(3).isEmpty()).isTrue();
    assertThat(Metadata.parseFrom(block.getMetadata().getMetadata(4)).getValue().size())
        .isEqualTo(32);
  }

  @Test
  void a_block_out_of_turn_is_refused() {
    refused(block -> header(block, block.getHeader().toBuilder().setNumber(7).build()), "ends");
  }

  @Test
  void a_block_of_another_chain_is_refused() {
    refused(
        block ->
            header(
                block,
                block.getHeader().toBuilder().setPreviousHash(Writes.sha256("other")).build()),
        "previous hash");
  }

  @Test
  void a_block_with_other_data_is_refused() {
    refused(
        block ->
            block.toBuilder()
                .setData(block.getData().toBuilder().addData(ByteString.copyFromUtf8("more")))
                .build(),
        "data hash");
  }

  @Test
  void a_block_without_the_orderers_signature_is_refused() {
    refused(block -> block.toBuilder().clearMetadata().build(), "signatures");
    refused(block -> resigned(channel.parties.operator), "signatures");
    refused(block -> resigned(channel.parties.impostor), "not recognised");
  }

  private Block resigned(SigningIdentity signer) {
    return new Blocks(signer, channel.newest())
        .next(java.util.List.of(ByteString.copyFromUtf8("entry")));
  }

  private static Block header(Block block, BlockHeader header) {
    return block.toBuilder().setHeader(header).build();
  }

  private void refused(UnaryOperator<Block> tampering, String why) {
    long height = channel.ledger.height();
    Block next = tampering.apply(resigned(channel.parties.orderer));
    assertThatThrownBy(() -> channel.committer.commit(next, new BlockPrivateData(new TreeMap<>())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(why);
    assertThat(channel.ledger.height()).isEqualTo(height);
  }

  private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }

  /** A sequence of an integer and two octet strings, all of them short. */
  private static byte[] der(BlockHeader header) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    element(body, 0x02, BigInteger.valueOf(header.getNumber()).toByteArray());
    element(body, 0x04, header.getPreviousHash().toByteArray());
    element(body, 0x04, header.getDataHash().toByteArray());
    ByteArrayOutputStream sequence = new ByteArrayOutputStream();
    element(sequence, 0x30, body.toByteArray());
    return sequence.toByteArray();
  }

  private static void element(ByteArrayOutputStream out, int tag, byte[] content) {
    out.write(tag);
    out.write(content.length);
    out.writeBytes(content);
  }
}
