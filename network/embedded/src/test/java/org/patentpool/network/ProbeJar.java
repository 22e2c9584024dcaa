package org.patentpool.network;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.patentpool.network.chaincode.ProbeChaincode;

/** A jar that has the probe chaincode stand for both of the network's chaincodes. */
final class ProbeJar {
  private ProbeJar() {}

  static Path in(Path folder) throws IOException {
    Path jar = folder.resolve("probe.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      out.putNextEntry(new JarEntry("META-INF/chaincodes"));
      String name = ProbeChaincode.class.getName();
      String names = "pool=" + name + "\naccounts=" + name + "\n";
      out.write(names.getBytes(StandardCharsets.ISO_8859_1));
      out.closeEntry();
    }
    return jar;
  }
}
