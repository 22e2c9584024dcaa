package org.patentpool.pool.canonical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecretTest {

  @Test
  void it_is_the_key_of_hmac_sha_256() {
    // Computed by another implementation.
    assertThat(HexFormat.of().formatHex(Secret.of("0b".repeat(32)).hmac(CanonicalTest.bytes("Hi"))))
        .isEqualTo("24676e364a1b780c310e2a82bf7717b3cdef64661e9c0b2ba5a53d44606d4a90");
  }

  @Test
  void nothing_of_it_is_printed() {
    assertThat(Secret.of("0b".repeat(32))).hasToString("Secret[…]");
  }

  static List<String> wrong() {
    return List.of(
        "",
        "0b".repeat(31),
        "0b".repeat(33),
        "0B".repeat(32),
        "0g".repeat(32),
        " " + "0b".repeat(31) + "0");
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void what_is_not_32_bytes_in_lower_case_digits_is_refused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Secret.of(text))
        .withMessage("64 lower-case hexadecimal digits are expected");
  }
}
