package org.patentpool.network.identity;

import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;

/**
 * A public key that verifies. Keep it: the multiples of its point that the first verification
 * computes make the later ones twice as fast.
 */
final class VerificationKey {
  private final ECPublicKeyParameters key;

  private VerificationKey(ECPublicKeyParameters key) {
    this.key = key;
  }

  static VerificationKey of(SubjectPublicKeyInfo info) throws IdentityException {
    return new VerificationKey(P256.publicKey(info));
  }

  boolean verifies(byte[] message, byte[] signature) {
    var parsed = EcdsaSignature.parse(signature);
    if (parsed == null) {
      return false;
    }
    // A signer is cheap and keeps state, so every verification has its own.
    var signer = new ECDSASigner();
    signer.init(false, key);
    return signer.verifySignature(P256.sha256(message), parsed.r(), parsed.s());
  }
}
