package org.patentpool.network.identity;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.Objects;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.jspecify.annotations.Nullable;

/**
 * A recognised certificate. Two of them are equal when organisation and certificate are, however
 * the bytes around it were arranged: so nobody counts twice by sending other line breaks.
 */
final class X509Identity implements Identity {
  private final String mspId;
  private final ByteString serialized;
  private final Certificate certificate;
  private final ByteString certifiersId;
  private final @Nullable CertificateRole role;
  private final boolean admin;

  X509Identity(
      String mspId,
      ByteString serialized,
      Certificate certificate,
      ByteString certifiersId,
      @Nullable CertificateRole role,
      boolean admin) {
    this.mspId = mspId;
    this.serialized = serialized;
    this.certificate = certificate;
    this.certifiersId = certifiersId;
    this.role = role;
    this.admin = admin;
  }

  @Override
  public String mspId() {
    return mspId;
  }

  @Override
  public ByteString serialized() {
    return serialized;
  }

  @Override
  public Instant expiresAt() {
    return certificate.notAfter();
  }

  @Override
  public boolean signed(byte[] message, byte[] signature) {
    return certificate.key().verifies(message, signature);
  }

  @Override
  public boolean satisfies(MSPPrincipal principal) {
    return Principals.satisfied(this, principal);
  }

  Certificate certificate() {
    return certificate;
  }

  boolean inUnit(String unit, ByteString certifiers) {
    return certificate.units().contains(unit) && certifiersId.equals(certifiers);
  }

  boolean isAdmin() {
    return admin;
  }

  boolean hasRole(CertificateRole asked) {
    return role == asked;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof X509Identity that
        && mspId.equals(that.mspId)
        && certificate.der().equals(that.certificate.der());
  }

  @Override
  public int hashCode() {
    return Objects.hash(mspId, certificate.der());
  }

  @Override
  public String toString() {
    return "%s of %s, serial %s"
        .formatted(certificate.holder().getSubject(), mspId, certificate.serial().toString(16));
  }
}
