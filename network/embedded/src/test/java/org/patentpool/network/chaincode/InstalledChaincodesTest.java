package org.patentpool.network.chaincode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.hyperledger.fabric.shim.Chaincode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledChaincodesTest {
  private static final String SOURCE =
      """
      package elsewhere;
      public class Foreign extends org.hyperledger.fabric.shim.ChaincodeBase {
        public Response init(org.hyperledger.fabric.shim.ChaincodeStub stub) { return null; }
        public Response invoke(org.hyperledger.fabric.shim.ChaincodeStub stub) { return null; }
      }
      """;

  @TempDir private Path directory;

  @Test
  void a_jar_brings_its_own_classes_and_uses_the_shim_that_is_here() throws Exception {
    Path source = Files.writeString(directory.resolve("Foreign.java"), SOURCE);
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-proc:none", "-d", directory.toString(), source.toString());
    assertThat(status).isZero();
    Path jar = directory.resolve("foreign.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      out.putNextEntry(new ZipEntry("META-INF/chaincodes"));
      out.write("foreign = elsewhere.Foreign\n".getBytes(UTF_8));
      out.putNextEntry(new ZipEntry("elsewhere/Foreign.class"));
      out.write(Files.readAllBytes(directory.resolve("elsewhere/Foreign.class")));
    }

    try (InstalledChaincodes installed = InstalledChaincodes.fromJar(jar)) {
      assertThat(installed.names()).containsExactly("foreign");
      assertThat(installed.has("foreign")).isTrue();
      Chaincode first = installed.instantiate("foreign");
      assertThat(first.getClass().getName()).isEqualTo("elsewhere.Foreign");
      assertThat(installed.instantiate("foreign")).isNotSameAs(first);
      assertThatThrownBy(() -> installed.instantiate("other"))
          .isInstanceOf(ClassNotFoundException.class);
    }
  }

  @Test
  void a_jar_that_is_not_there_is_refused() {
    assertThatThrownBy(() -> InstalledChaincodes.fromJar(directory.resolve("none.jar")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none.jar");
  }

  @Test
  void a_jar_that_names_no_chaincodes_is_refused() throws Exception {
    Path jar = directory.resolve("empty.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      out.putNextEntry(new ZipEntry("something"));
    }
    assertThatThrownBy(() -> InstalledChaincodes.fromJar(jar))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("META-INF/chaincodes");
  }

  @Test
  void names_of_classes_that_are_no_chaincodes_are_refused() throws Exception {
    for (String name : List.of("absent.Class", "java.lang.String")) {
      Path jar = TestRuntime.jar(directory, "wrong=" + name);
      assertThatThrownBy(() -> InstalledChaincodes.fromJar(jar))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("wrong")
          .hasMessageContaining(name);
    }
  }
}
