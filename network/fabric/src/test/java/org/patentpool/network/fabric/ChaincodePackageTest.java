package org.patentpool.network.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.junit.jupiter.api.Test;

class ChaincodePackageTest {
  private static final String DIGEST = "0123456789abcdef".repeat(4);

  @Test
  void it_names_the_chaincode_and_the_digest_of_its_jar() throws Exception {
    Map<String, ByteString> files = files(ChaincodePackage.of("pool", DIGEST).content());
    assertThat(files).containsOnlyKeys("metadata.json", "code.tar.gz");
    assertThat(content(files, "metadata.json").toStringUtf8())
        .isEqualTo("{\"path\":\"\",\"type\":\"service\",\"label\":\"pool_0123456789ab\"}");
    Map<String, ByteString> code = files(content(files, "code.tar.gz"));
    assertThat(code).containsOnlyKeys("chaincode", "sha256");
    assertThat(content(code, "chaincode").toStringUtf8()).isEqualTo("pool");
    assertThat(content(code, "sha256").toStringUtf8()).isEqualTo(DIGEST);
  }

  /** So all organisations approve one id, wherever and whenever each of them packs it. */
  @Test
  void equal_code_gives_equal_bytes_for_ever() throws Exception {
    assertThat(ChaincodePackage.of("pool", DIGEST).id())
        .isEqualTo(
            "pool_0123456789ab:86bd0fe49e4b2204296af972eca4c6c88cb2178fc5b973cb124aebe0c50e7cd7");
  }

  @Test
  void another_jar_or_name_is_another_package() throws Exception {
    ChaincodePackage pool = ChaincodePackage.of("pool", DIGEST);
    assertThat(ChaincodePackage.of("pool", DIGEST.replace('f', '0')).id()).isNotEqualTo(pool.id());
    assertThat(ChaincodePackage.of("accounts", DIGEST).id()).isNotEqualTo(pool.id());
  }

  @Test
  void a_digest_is_that_of_the_bytes() {
    assertThat(ChaincodePackage.sha256("abc".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  private static ByteString content(Map<String, ByteString> files, String name) {
    return Objects.requireNonNull(files.get(name), name);
  }

  private static Map<String, ByteString> files(ByteString archive) throws Exception {
    Map<String, ByteString> files = new TreeMap<>();
    try (var tar = new TarArchiveInputStream(new GzipCompressorInputStream(archive.newInput()))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        assertThat(entry.isFile()).isTrue();
        files.put(entry.getName(), ByteString.copyFrom(tar.readAllBytes()));
      }
    }
    return files;
  }
}
