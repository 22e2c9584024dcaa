package org.patentpool.network.identity;

import com.google.protobuf.ByteString;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.FabricNodeOUs;
import org.hyperledger.fabric.protos.msp.FabricOUIdentifier;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/** An organisation in memory that issues whatever a test asks for, good or bad. */
record Forge(String mspId, CertificateAuthority authority) {
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  static final Validity YEAR = Validity.from(NOW, Duration.ofDays(365));

  static Forge of(String mspId) {
    return new Forge(mspId, CertificateAuthority.create("ca." + mspId, mspId, YEAR));
  }

  /** Two organisations whose authorities have the same name, but not the same key. */
  Forge impostor() {
    return Forge.of(mspId);
  }

  Certificate issue(SigningKey key, String... units) {
    return authority.issue(key.publicKey(), "someone", mspId, List.of(units), YEAR);
  }

  ByteString revocation(Certificate revoked) throws Exception {
    return revocation(revoked.serial());
  }

  ByteString revocation(BigInteger serial) throws Exception {
    var list = authority.revoke(Optional.empty(), serial, NOW);
    return ByteString.copyFrom(Pem.encode(Pem.REVOCATION_LIST, list.getEncoded()));
  }

  FabricMSPConfig.Builder definition() {
    return FabricMSPConfig.newBuilder()
        .setName(mspId)
        .addRootCerts(pem(authority.certificate()))
        .setFabricNodeOus(
            FabricNodeOUs.newBuilder()
                .setEnable(true)
                .setClientOuIdentifier(unit("client"))
                .setPeerOuIdentifier(unit("peer"))
                .setAdminOuIdentifier(unit("admin"))
                .setOrdererOuIdentifier(unit("orderer")));
  }

  ChannelMembership membership() throws InvalidOrganizationException {
    return ChannelMembership.of(List.of(definition().build()));
  }

  ByteString serialized(Certificate certificate) {
    return serialized(mspId, pem(certificate));
  }

  static ByteString serialized(String mspId, ByteString pem) {
    return SerializedIdentity.newBuilder().setMspid(mspId).setIdBytes(pem).build().toByteString();
  }

  static ByteString pem(Certificate certificate) {
    return ByteString.copyFrom(MspFolder.pem(certificate));
  }

  static FabricOUIdentifier unit(String name) {
    return FabricOUIdentifier.newBuilder().setOrganizationalUnitIdentifier(name).build();
  }
}
