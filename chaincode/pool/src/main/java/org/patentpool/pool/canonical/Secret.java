package org.patentpool.pool.canonical;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * 32 bytes that others cannot guess: the seed of a settlement or the secret of a batch. One such
 * value is kept, and whatever has to be unguessable beside it is derived from it by HMAC-SHA256.
 * Drawing one is not for the chaincode, which knows no chance.
 */
public final class Secret {
  private static final String HMAC = "HmacSHA256";

  private final SecretKeySpec key;

  private Secret(byte[] bytes) {
    this.key = new SecretKeySpec(bytes, HMAC);
  }

  /** The secret that is written as 64 lower-case hexadecimal digits. */
  public static Secret of(String hex) {
    return new Secret(Hex32.bytes(hex));
  }

  /** HMAC-SHA256 of a message under this secret. */
  public byte[] hmac(byte[] message) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
    }
  }

  /** Says nothing, because what is printed ends up in logs. */
  @Override
  public String toString() {
    return "Secret[…]";
  }
}
