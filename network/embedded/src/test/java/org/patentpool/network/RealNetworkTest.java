package org.patentpool.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which commands go to the networks of Fabric's own programs, and which do not. */
class RealNetworkTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<String> asked = new ArrayList<>();

  @TempDir private Path data;

  @Test
  void up_without_embedded_starts_a_real_one() {
    assertThat(run("up --jar /contract.jar --data " + data)).isZero();
    assertThat(run("up --bft --jar /contract.jar --data " + data)).isZero();
    assertThat(asked).containsExactly("up /contract.jar raft", "up /contract.jar bft");
  }

  @Test
  void whatever_is_asked_about_a_real_one_goes_there() throws Exception {
    Files.createFile(data.resolve("real"));
    assertThat(run("status --data " + data)).isEqualTo(1);
    assertThat(run("down --data " + data)).isZero();
    Files.createFile(data.resolve(ConnectionFile.NAME));
    assertThat(run("revoke MembersMSP anna --data " + data)).isZero();
    assertThat(asked).containsExactly("status", "down", "revoke MembersMSP anna");
  }

  @Test
  void an_embedded_one_is_not_started_in_its_folder() throws Exception {
    Files.createFile(data.resolve("real"));
    assertThat(run("up --embedded --data " + data)).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("choose another folder");
  }

  @Test
  void it_is_not_started_in_the_folder_of_an_embedded_one() throws Exception {
    Files.createFile(data.resolve(ConnectionFile.NAME));
    assertThat(run("up --jar /contract.jar --data " + data)).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("choose another folder");
    assertThat(asked).isEmpty();
  }

  @Test
  void what_only_an_embedded_one_can_do_is_bad_usage() {
    assertThat(run("up --port 1 --jar /contract.jar --data " + data)).isEqualTo(2);
    assertThat(run("up --foreground --jar /contract.jar --data " + data)).isEqualTo(2);
    assertThat(run("up --data " + data)).isEqualTo(2);
    assertThat(asked).isEmpty();
  }

  private int run(String line) {
    return new NetworkMain(
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new Recorded())
        .run(Arrays.asList(line.split(" ", -1)));
  }

  private final class Recorded implements RealNetwork {
    @Override
    public boolean isIn(Path folder) {
      return Files.exists(folder.resolve("real"));
    }

    @Override
    public void up(Path folder, Path jar, boolean bft) {
      asked.add("up " + jar + (bft ? " bft" : " raft"));
    }

    @Override
    public boolean status(Path folder) {
      asked.add("status");
      return false;
    }

    @Override
    public void revoke(Path folder, String mspId, String name) {
      asked.add("revoke " + mspId + " " + name);
    }

    @Override
    public void down(Path folder) {
      asked.add("down");
    }
  }
}
