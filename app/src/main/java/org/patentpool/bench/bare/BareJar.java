package org.patentpool.bench.bare;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.patentpool.contract.AccountsChaincode;

/** The service of the contract with {@link CommandOrPut} for its chaincode {@code pool}. */
public final class BareJar {
  private BareJar() {}

  /** Writes the jar, which takes all else from the contract's own jar where that lies. */
  public static void write(Path jar, Path contract) throws IOException {
    Manifest manifest = manifest(contract);
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, contract.toUri().toString());
    String code = CommandOrPut.class.getName().replace('.', '/') + ".class";
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest);
        InputStream bytes = CommandOrPut.class.getResourceAsStream("/" + code)) {
      out.putNextEntry(new JarEntry("META-INF/chaincodes"));
      String names =
          "pool=%s\naccounts=%s\n"
              .formatted(CommandOrPut.class.getName(), AccountsChaincode.class.getName());
      out.write(names.getBytes(ISO_8859_1));
      out.putNextEntry(new JarEntry(code));
      Objects.requireNonNull(bytes, code).transferTo(out);
    }
  }

  /** It says which class to start. */
  private static Manifest manifest(Path contract) throws IOException {
    try (JarFile served = new JarFile(contract.toFile())) {
      return served.getManifest();
    }
  }
}
