package org.patentpool.network.testing;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.patentpool.network.identity.Identity;
import org.patentpool.network.identity.SigningIdentity;

/** Somebody with a key of their own; the public key stands in for a certificate. */
public final class Party implements Identity, SigningIdentity {
  private static final BigInteger ORDER =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

  private final String mspId;
  private final MSPRole.MSPRoleType role;
  private final Instant expiresAt;
  private final KeyPair keys;

  public Party(String mspId, MSPRole.MSPRoleType role, Instant expiresAt) {
    this.mspId = mspId;
    this.role = role;
    this.expiresAt = expiresAt;
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      this.keys = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String mspId() {
    return mspId;
  }

  @Override
  public ByteString serialized() {
    return SerializedIdentity.newBuilder()
        .setMspid(mspId)
        .setIdBytes(ByteString.copyFrom(keys.getPublic().getEncoded()))
        .build()
        .toByteString();
  }

  @Override
  public Instant expiresAt() {
    return expiresAt;
  }

  @Override
  public ByteString sign(byte[] message) {
    BigInteger[] values = signed(message);
    BigInteger s = isHigh(values[1]) ? ORDER.subtract(values[1]) : values[1];
    return der(values[0], s);
  }

  /** The other half of the same signature, which mathematics accepts and Fabric does not. */
  public ByteString signHigh(byte[] message) {
    BigInteger[] values = signed(message);
    BigInteger s = isHigh(values[1]) ? values[1] : ORDER.subtract(values[1]);
    return der(values[0], s);
  }

  private static boolean isHigh(BigInteger s) {
    return s.compareTo(ORDER.shiftRight(1)) > 0;
  }

  private BigInteger[] signed(byte[] message) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(keys.getPrivate());
      signature.update(message);
      return values(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static BigInteger[] values(byte[] der) {
    int lengthOfR = der[3];
    byte[] r = java.util.Arrays.copyOfRange(der, 4, 4 + lengthOfR);
    byte[] s = java.util.Arrays.copyOfRange(der, 6 + lengthOfR, der.length);
    return new BigInteger[] {new BigInteger(r), new BigInteger(s)};
  }

  private static ByteString der(BigInteger r, BigInteger s) {
    byte[] left = r.toByteArray();
    byte[] right = s.toByteArray();
    var out = new java.io.ByteArrayOutputStream();
    out.write(0x30);
    out.write(4 + left.length + right.length);
    out.write(0x02);
    out.write(left.length);
    out.writeBytes(left);
    out.write(0x02);
    out.write(right.length);
    out.writeBytes(right);
    return ByteString.copyFrom(out.toByteArray());
  }

  @Override
  public boolean signed(byte[] message, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance("SHA256withECDSA");
      verifier.initVerify(keys.getPublic());
      verifier.update(message);
      return signature.length > 8 && verifier.verify(signature) && !isHigh(values(signature)[1]);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  @Override
  public boolean satisfies(MSPPrincipal principal) {
    try {
      MSPRole wanted = MSPRole.parseFrom(principal.getPrincipal());
      return wanted.getMspIdentifier().equals(mspId)
          && (wanted.getRole() == MSPRole.MSPRoleType.MEMBER || wanted.getRole() == role);
    } catch (InvalidProtocolBufferException e) {
      return false;
    }
  }
}
