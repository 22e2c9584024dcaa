package org.patentpool.network.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EcdsaSignatureTest {
  private static final byte[] MESSAGE = {1, 2, 3};
  private static final HexFormat HEX = HexFormat.of();

  @Test
  void the_smallest_signature_is_read_and_written_alike() {
    var der = HEX.parseHex("3006020101020101");
    assertThat(EcdsaSignature.parse(der))
        .isEqualTo(new EcdsaSignature(BigInteger.ONE, BigInteger.ONE));
    assertThat(new EcdsaSignature(BigInteger.ONE, BigInteger.ONE).encode()).isEqualTo(der);
  }

  @ParameterizedTest
  @CsvSource({
    "nothing, ''",
    "one byte, 30",
    "another tag, 3106020101020101",
    "a length too short, 3005020101020101",
    "a length too long, 3007020101020101",
    "a byte after the end, 300602010102010100",
    "a byte inside after the numbers, 300702010102010100",
    "the long form of the length, 308106020101020101",
    "an indefinite length, 30800201010201010000",
    "one number, 3003020101",
    "three numbers, 3009020101020101020101",
    "an empty number, 300502000201 01",
    "an r of zero, 3006020100020101",
    "an s of zero, 3006020101020100",
    "a negative r, 30060201ff020101",
    "a negative s, 30060201010201ff",
    "a padded r, 300702020001020101",
    "a padded s, 300702010102020001",
    "another type of number, 30060a0101020101",
    "a number beyond the end, 3006020101020201"
  })
  void other_encodings_are_refused(String fault, String hex) {
    assertThat(EcdsaSignature.parse(HEX.parseHex(hex.replace(" ", "")))).as(fault).isNull();
  }

  @Test
  void numbers_out_of_range_are_refused() {
    var order = P256.ORDER;
    assertThat(EcdsaSignature.parse(encoded(order, BigInteger.ONE))).isNull();
    assertThat(EcdsaSignature.parse(encoded(order.subtract(BigInteger.ONE), BigInteger.ONE)))
        .isNotNull();
    assertThat(EcdsaSignature.parse(encoded(BigInteger.ONE, P256.HALF_ORDER))).isNotNull();
    assertThat(EcdsaSignature.parse(encoded(BigInteger.ONE, P256.HALF_ORDER.add(BigInteger.ONE))))
        .isNull();
    assertThat(EcdsaSignature.parse(encoded(BigInteger.TWO.pow(264), BigInteger.ONE))).isNull();
  }

  @Property(tries = 200)
  void every_signature_is_low_s_and_verifies(@ForAll @Size(max = 100) byte[] message)
      throws IdentityException {
    var key = SigningKey.generate();
    var signature = key.sign(message);
    assertThat(EcdsaSignature.parse(signature)).isNotNull();
    assertThat(VerificationKey.of(key.publicKey()).verifies(message, signature)).isTrue();
  }

  @Property(tries = 300)
  void no_changed_bit_verifies(
      @ForAll @IntRange(max = 7) int bit, @ForAll @IntRange(max = 200) int place)
      throws IdentityException {
    var key = SigningKey.generate();
    var signature = key.sign(MESSAGE);
    signature[place % signature.length] ^= (byte) (1 << bit);
    assertThat(VerificationKey.of(key.publicKey()).verifies(MESSAGE, signature)).isFalse();
  }

  @Test
  void the_high_s_twin_of_a_good_signature_is_refused() throws IdentityException {
    var key = SigningKey.generate();
    var low = Objects.requireNonNull(EcdsaSignature.parse(key.sign(MESSAGE)));
    var high = new EcdsaSignature(low.r(), P256.ORDER.subtract(low.s())).encode();
    assertThat(VerificationKey.of(key.publicKey()).verifies(MESSAGE, high)).isFalse();
    assertThat(jdkVerifies(key, high)).as("the twin is a signature in the mathematics").isTrue();
  }

  @Test
  void another_key_or_another_message_does_not_verify() throws IdentityException {
    var key = SigningKey.generate();
    var signature = key.sign(MESSAGE);
    var stranger = VerificationKey.of(SigningKey.generate().publicKey());
    assertThat(stranger.verifies(MESSAGE, signature)).isFalse();
    var other = Arrays.copyOf(MESSAGE, 4);
    assertThat(VerificationKey.of(key.publicKey()).verifies(other, signature)).isFalse();
  }

  @Test
  void the_platforms_own_implementation_agrees() throws IdentityException {
    var key = SigningKey.generate();
    assertThat(jdkVerifies(key, key.sign(MESSAGE))).isTrue();
  }

  private static boolean jdkVerifies(SigningKey key, byte[] signature) {
    try {
      var encoded = new X509EncodedKeySpec(key.publicKey().getEncoded());
      var verifier = Signature.getInstance("SHA256withECDSA");
      verifier.initVerify(KeyFactory.getInstance("EC").generatePublic(encoded));
      verifier.update(MESSAGE);
      return verifier.verify(signature);
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] encoded(BigInteger r, BigInteger s) {
    return new EcdsaSignature(r, s).encode();
  }
}
