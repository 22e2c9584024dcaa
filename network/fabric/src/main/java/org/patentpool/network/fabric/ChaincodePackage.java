package org.patentpool.network.fabric;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * What a peer installs and an organisation approves: the chaincode's name and the digest of its
 * jar. Where the service is and how it is called is each organisation's own affair, so the package
 * and its id are the same for all, and whoever approves the id approves the code.
 */
record ChaincodePackage(String label, String digest, ByteString content) {

  /**
   * @param digest SHA-256 of the jar in hexadecimal digits
   */
  static ChaincodePackage of(String chaincode, String digest) throws IOException {
    String label = chaincode + "_" + digest.substring(0, 12);
    String metadata = "{\"path\":\"\",\"type\":\"service\",\"label\":\"" + label + "\"}";
    byte[] code = archive(Map.of("chaincode", utf8(chaincode), "sha256", utf8(digest)));
    byte[] content = archive(Map.of("metadata.json", utf8(metadata), "code.tar.gz", code));
    return new ChaincodePackage(label, digest, ByteString.copyFrom(content));
  }

  /** What peers call it; it follows from the content. */
  String id() {
    return label + ":" + sha256(content.toByteArray());
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Without times and owners: equal content gives equal bytes. */
  private static byte[] archive(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(compressed(bytes))) {
      for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
        entry.setSize(file.getValue().length);
        entry.setModTime(0);
        entry.setIds(0, 0);
        entry.setNames("", "");
        tar.putArchiveEntry(entry);
        tar.write(file.getValue());
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static OutputStream compressed(OutputStream out) throws IOException {
    GzipParameters nothingOfThisMachine = new GzipParameters();
    nothingOfThisMachine.setOS(GzipParameters.OS.UNKNOWN);
    // Another release of the compressor might find shorter bytes for the same.
    nothingOfThisMachine.setCompressionLevel(Deflater.NO_COMPRESSION);
    return new GzipCompressorOutputStream(out, nothingOfThisMachine);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
