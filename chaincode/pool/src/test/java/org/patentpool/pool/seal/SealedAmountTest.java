package org.patentpool.pool.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.crypto.CryptoServicesRegistrar;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;
import org.patentpool.pool.canonical.Secret;

class SealedAmountTest {
  private static final Secret BATCH = Secret.of("0b".repeat(32));
  private static final Opening OPENING = new Opening(-250_000, Blinding.of(BATCH, 0));

  @Test
  void it_is_written_as_33_bytes_and_nothing_as_one() {
    assertThat(OPENING.seal().bytes()).hasSize(33);
    assertThat(SealedAmount.sum(List.of()).bytes()).containsExactly(0);
    assertThat(SealedAmount.of("00")).isEqualTo(SealedAmount.sum(List.of()));
  }

  @Test
  void an_amount_and_its_negation_with_negated_blinding_add_up_to_nothing() {
    BigInteger negated = P256.N.subtract(OPENING.blinding().number());
    var opposite = new Opening(250_000, new Blinding(negated));
    assertThat(SealedAmount.sum(List.of(OPENING.seal(), opposite.seal()))).hasToString("00");
    assertThat(Opening.sum(List.of(OPENING, opposite)))
        .isEqualTo(new Opening(0, new Blinding(BigInteger.ZERO)));
  }

  @Test
  void only_its_own_opening_opens_it() {
    var sealed = OPENING.seal();
    assertThat(sealed.isOpenedBy(OPENING)).isTrue();
    for (var other :
        List.of(
            new Opening(-249_999, OPENING.blinding()),
            new Opening(250_000, OPENING.blinding()),
            new Opening(-250_000, Blinding.of(BATCH, 1)))) {
      assertThat(sealed.isOpenedBy(other)).isFalse();
      assertThat(other.seal()).isNotEqualTo(sealed);
    }
  }

  @Test
  void a_batch_of_none_is_sealed_as_none() {
    assertThat(Opening.sealAll(List.of())).isEmpty();
  }

  @Test
  void amounts_that_add_up_to_more_than_64_bits_have_no_opening() {
    var most = new Opening(Long.MAX_VALUE, OPENING.blinding());
    var one = new Opening(1, OPENING.blinding());
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> Opening.sum(List.of(most, one)));
  }

  @Test
  void a_blinding_is_below_the_order_and_never_negative() {
    BigInteger last = P256.N.subtract(BigInteger.ONE);
    assertThat(Blinding.of(hex(last)).number()).isEqualTo(last);
    for (var number : List.of(BigInteger.ONE.negate(), P256.N, P256.N.add(BigInteger.ONE))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Blinding(number))
          .withMessage("a blinding is at least 0 and below the order of P-256");
    }
    for (var hex : List.of("", "7", hex(P256.N), "0A".repeat(32), "-" + hex(last).substring(1))) {
      assertThatIllegalArgumentException().isThrownBy(() -> Blinding.of(hex));
    }
  }

  @Test
  void an_index_is_never_negative() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Blinding.of(BATCH, -1))
        .withMessage("an index in a batch is never negative");
  }

  @Test
  void no_chance_is_drawn() {
    SecureRandom before = CryptoServicesRegistrar.getSecureRandom();
    CryptoServicesRegistrar.setSecureRandom(new NoChance());
    try {
      var sealed = Opening.sealAll(List.of(OPENING, new Opening(7, Blinding.of(BATCH, 1))));
      var sum = SealedAmount.sum(sealed.stream().map(it -> SealedAmount.of(it.value())).toList());
      assertThat(sum.isOpenedBy(OPENING)).isFalse();
      assertThat(SealedAmount.of(sum.bytes())).isEqualTo(sum).hasSameHashCodeAs(sum);
      assertThatIllegalStateException().isThrownBy(() -> OPENING.point().normalize());
    } finally {
      CryptoServicesRegistrar.setSecureRandom(before);
    }
  }

  @Test
  void nothing_of_an_opening_is_printed() {
    assertThat(OPENING).hasToString("Opening[…]");
    assertThat(OPENING.blinding()).hasToString("Blinding[…]");
  }

  private static String hex(BigInteger number) {
    return HexFormat.of().formatHex(BigIntegers.asUnsignedByteArray(32, number));
  }

  private static final class NoChance extends SecureRandom {
    @Override
    public void nextBytes(byte[] bytes) {
      throw new IllegalStateException("chance is drawn");
    }
  }
}
