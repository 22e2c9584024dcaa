package org.patentpool.network.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patentpool.network.NetworkException;

class ProgramsTest {
  @TempDir private Path folder;

  @Test
  void the_folder_that_is_named_goes_before_the_path() throws Exception {
    Path named = programs("named");
    Path onPath = programs("path");
    String path = "/nowhere:" + onPath;
    assertThat(Programs.find(Map.of("PATH", path)).peer()).isEqualTo(onPath.resolve("peer"));
    Programs found = Programs.find(Map.of("PATH", path, "FABRIC_BIN", named.toString()));
    assertThat(found.peer()).isEqualTo(named.resolve("peer"));
    assertThat(found.orderer()).isEqualTo(named.resolve("orderer"));
  }

  @Test
  void what_is_missing_is_named_in_one_line_with_how_to_get_it() throws Exception {
    Path bin = programs("bin");
    Files.delete(bin.resolve("orderer"));
    Files.createDirectory(bin.resolve("orderer"));
    assertThatThrownBy(() -> Programs.find(Map.of("FABRIC_BIN", bin.toString())))
        .isInstanceOf(NetworkException.class)
        .hasMessageContaining("lacks Fabric's orderer:")
        .hasMessageContaining("release archive")
        .hasMessageContaining("FABRIC_BIN")
        .hasMessageNotContaining("\n");
    assertThatThrownBy(() -> Programs.find(Map.of()))
        .isInstanceOf(NetworkException.class)
        .hasMessageContaining("peer and orderer");
  }

  private Path programs(String name) throws Exception {
    Path bin = Files.createDirectory(folder.resolve(name));
    for (String program : new String[] {"peer", "orderer"}) {
      assertThat(Files.createFile(bin.resolve(program)).toFile().setExecutable(true)).isTrue();
    }
    return bin;
  }
}
