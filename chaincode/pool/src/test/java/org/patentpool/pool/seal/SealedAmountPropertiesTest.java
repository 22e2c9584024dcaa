package org.patentpool.pool.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bouncycastle.math.ec.ECPoint;
import org.patentpool.pool.canonical.Json;

class SealedAmountPropertiesTest {

  @Property(tries = 200)
  void an_amount_is_sealed_as_plain_multiplication_seals_it(@ForAll("openings") Opening opening) {
    ECPoint ofAmount = P256.G.multiply(BigInteger.valueOf(opening.amount()));
    ECPoint plain = ofAmount.add(P256.H.multiply(opening.blinding().number()));
    assertThat(opening.seal().bytes()).isEqualTo(plain.getEncoded(true));
  }

  @Property(tries = 100)
  void sealed_amounts_add_up_like_their_openings(
      @ForAll("batches") List<Opening> openings, @ForAll Random random) {
    List<SealedAmount> sealed = new ArrayList<>(Opening.sealAll(openings));
    assertThat(sealed).isEqualTo(openings.stream().map(Opening::seal).toList());
    var sum = SealedAmount.sum(sealed);
    assertThat(sum).isEqualTo(Opening.sum(openings).seal());
    assertThat(sum.isOpenedBy(Opening.sum(openings))).isTrue();
    Collections.shuffle(sealed, random);
    assertThat(SealedAmount.sum(sealed)).isEqualTo(sum);
    int half = sealed.size() / 2;
    var subtotals =
        List.of(
            SealedAmount.sum(sealed.subList(0, half)),
            SealedAmount.sum(sealed.subList(half, sealed.size())));
    assertThat(SealedAmount.sum(subtotals)).isEqualTo(sum).hasSameHashCodeAs(sum);
  }

  @Property(tries = 100)
  void a_sum_opens_as_nothing_else(
      @ForAll("batches") List<Opening> openings, @ForAll("batches") List<Opening> others) {
    var opening = Opening.sum(openings);
    var other = Opening.sum(others);
    assertThat(opening.seal().isOpenedBy(other)).isEqualTo(other.equals(opening));
  }

  @Property(tries = 200)
  void what_is_written_reads_back(@ForAll("openings") Opening opening) {
    var sealed = opening.seal();
    assertThat(SealedAmount.of(sealed.bytes())).isEqualTo(sealed);
    assertThat(SealedAmount.FORM.read(Json.of(sealed), "")).isEqualTo(sealed);
    var blinding = opening.blinding();
    assertThat(Blinding.FORM.read(Json.of(blinding), "")).isEqualTo(blinding);
  }

  @Property(tries = 500)
  void whatever_the_bytes_are_they_are_written_alike_or_refused(@ForAll byte[] bytes) {
    try {
      assertThat(SealedAmount.of(bytes).bytes()).isEqualTo(bytes);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageMatching("33 bytes of .*|no point of P-256 .*");
    }
  }

  @Property(tries = 500)
  void whatever_follows_the_sign_is_a_point_written_alike_or_refused(
      @ForAll("digits") BigInteger x, @ForAll boolean odd) {
    byte[] bytes = new byte[33];
    byte[] digits = x.toByteArray();
    int from = Math.max(0, digits.length - 32);
    System.arraycopy(digits, from, bytes, 33 - (digits.length - from), digits.length - from);
    bytes[0] = (byte) (odd ? 3 : 2);
    whatever_the_bytes_are_they_are_written_alike_or_refused(bytes);
  }

  @Provide
  Arbitrary<BigInteger> digits() {
    return Arbitraries.bigIntegers().between(BigInteger.ZERO, BigInteger.TWO.pow(256));
  }

  @Provide
  Arbitrary<Opening> openings() {
    return opening(Arbitraries.longs());
  }

  /** Amounts that never add up to more than 64 bits. */
  @Provide
  Arbitrary<List<Opening>> batches() {
    return opening(Arbitraries.longs().between(-1_000_000_000_000L, 1_000_000_000_000L))
        .list()
        .ofMaxSize(12);
  }

  private static Arbitrary<Opening> opening(Arbitrary<Long> amounts) {
    Arbitrary<Blinding> blindings =
        Arbitraries.bigIntegers()
            .between(BigInteger.ZERO, P256.N.subtract(BigInteger.ONE))
            .map(Blinding::new);
    return Combinators.combine(amounts, blindings).as(Opening::new);
  }
}
