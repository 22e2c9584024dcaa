package org.patentpool.network.fabric.probe;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patentpool.contract.ServedChaincode;
import org.patentpool.contract.service.ContractServer;

/**
 * A jar in which one chaincode stands for all chaincodes of the pool: real peers start it as a
 * service, the embedded network loads it. The classes themselves stay where this JVM has them.
 */
public final class ChaincodeJar {
  private ChaincodeJar() {}

  public static void write(Path jar, Class<? extends ServedChaincode> type, List<String> names)
      throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(Attributes.Name.MAIN_CLASS, ContractServer.class.getName());
    main.put(Attributes.Name.CLASS_PATH, classPath());
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      out.putNextEntry(new JarEntry("META-INF/chaincodes"));
      for (String name : names) {
        String line = name + "=" + type.getName() + "\n";
        out.write(line.getBytes(StandardCharsets.ISO_8859_1));
      }
      out.closeEntry();
    }
  }

  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry).toUri().toString())
        .collect(Collectors.joining(" "));
  }
}
