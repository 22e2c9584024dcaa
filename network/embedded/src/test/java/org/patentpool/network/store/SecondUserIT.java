package org.patentpool.network.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecondUserIT {
  @TempDir Path temporary;

  @Test
  void another_process_is_refused_also_after_a_second_attempt_in_this_one() throws Exception {
    Path folder = temporary.resolve("ledger");
    try (FileLedger ledger = FileLedger.open(folder, SampleChain.EFFECTS)) {
      assertThatThrownBy(() -> FileLedger.open(folder, SampleChain.EFFECTS))
          .hasMessageContaining("opened twice in this process");

      Path errors = temporary.resolve("errors");
      Process other = StoreTorture.command(folder, 1).redirectError(errors.toFile()).start();
      try {
        assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
      } finally {
        other.destroyForcibly();
      }
      assertThat(other.exitValue()).isEqualTo(1);
      assertThat(Files.readString(errors, UTF_8)).contains("open in another process");
      assertThat(ledger.height()).isZero();
    }
  }
}
