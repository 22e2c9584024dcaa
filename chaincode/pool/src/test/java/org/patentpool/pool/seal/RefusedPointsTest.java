package org.patentpool.pool.seal;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patentpool.pool.canonical.Secret;

/** Bytes and digits that are no sealed amount, or not as one is written. */
class RefusedPointsTest {
  private static final BigInteger P =
      new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);
  private static final Opening OPENING =
      new Opening(-250_000, Blinding.of(Secret.of("0b".repeat(32)), 0));
  private static final String SEALED = OPENING.seal().value();
  private static final String X = SEALED.substring(2);

  static List<String> wrong() {
    return List.of(
        "",
        "01",
        "0000",
        "02",
        "00" + "00".repeat(32),
        "00" + X,
        "01" + X,
        "05" + X,
        SEALED.substring(0, 64),
        SEALED + "00",
        "04" + uncompressed().substring(2),
        "06" + uncompressed().substring(2),
        "07" + uncompressed().substring(2),
        "02" + hex(P),
        "03" + hex(P),
        "02" + "ff".repeat(32),
        "02" + hex(firstX(x -> pointWith(x).isPresent()).add(P)),
        "02" + hex(firstX(x -> pointWith(x).isEmpty())),
        "03" + hex(firstX(x -> pointWith(x).isEmpty())));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void what_is_not_the_one_encoding_of_a_point_is_refused(String hex) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SealedAmount.of(HexFormat.of().parseHex(hex)));
    assertThatIllegalArgumentException().isThrownBy(() -> SealedAmount.of(hex));
  }

  @Test
  void digits_in_capitals_and_other_letters_are_refused() {
    for (String hex : List.of(SEALED.toUpperCase(Locale.ROOT), "0g", "0", " 00", "00\n")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> SealedAmount.of(hex))
          .withMessage("a compressed point in lower-case hexadecimal digits is expected");
    }
  }

  /** The point with that x, found by plain arithmetic: p is 3 modulo 4, so roots are powers. */
  private static Optional<BigInteger> pointWith(BigInteger x) {
    BigInteger b =
        new BigInteger("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b", 16);
    BigInteger square = x.pow(3).subtract(x.multiply(BigInteger.valueOf(3))).add(b).mod(P);
    BigInteger root = square.modPow(P.add(BigInteger.ONE).shiftRight(2), P);
    return Optional.of(root).filter(y -> y.modPow(BigInteger.TWO, P).equals(square));
  }

  private static BigInteger firstX(Function<BigInteger, Boolean> wanted) {
    return LongStream.range(1, 100)
        .mapToObj(BigInteger::valueOf)
        .filter(wanted::apply)
        .findFirst()
        .orElseThrow();
  }

  private static String uncompressed() {
    return HexFormat.of().formatHex(P256.decode(OPENING.seal().bytes()).getEncoded(false));
  }

  private static String hex(BigInteger number) {
    return HexFormat.of().formatHex(BigIntegers.asUnsignedByteArray(32, number));
  }
}
