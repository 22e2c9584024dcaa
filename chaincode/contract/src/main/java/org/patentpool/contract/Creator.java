package org.patentpool.contract;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.jspecify.annotations.Nullable;
import org.patentpool.pool.canonical.Canonical;
import org.patentpool.pool.register.Actor;
import org.patentpool.pool.register.MspId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who signed a proposal: the organisation and the key of the certificate. The peer has checked that
 * the organisation issued it; no attribute or name in it means anything here.
 */
final class Creator {
  private static final Logger LOG = LoggerFactory.getLogger(Creator.class);

  /** How the SubjectPublicKeyInfo of every key on P-256 begins, up to the uncompressed point. */
  private static final byte[] P256 =
      HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d03010703420004");

  private static final int LENGTH = P256.length + 64;

  private Creator() {}

  /** Nothing if the creator is no certificate with a key that the register can hold. */
  static Optional<Actor> actor(byte @Nullable [] creator) {
    if (creator == null) {
      return unusable("the call has no signed proposal");
    }
    try {
      SerializedIdentity identity = SerializedIdentity.parseFrom(creator);
      byte[] key =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(identity.getIdBytes().toByteArray()))
              .getPublicKey()
              .getEncoded();
      if (key.length != LENGTH || !Arrays.equals(key, 0, P256.length, P256, 0, P256.length)) {
        return unusable("the key of the certificate is not on P-256");
      }
      return Optional.of(new Actor(new MspId(identity.getMspid()), Canonical.sha256(key)));
    } catch (InvalidProtocolBufferException | CertificateException | IllegalArgumentException e) {
      return unusable(String.valueOf(e.getMessage()));
    }
  }

  private static Optional<Actor> unusable(String why) {
    LOG.warn("A caller cannot act: {}", why);
    return Optional.empty();
  }
}
