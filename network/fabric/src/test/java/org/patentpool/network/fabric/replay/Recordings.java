package org.patentpool.network.fabric.replay;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Where the recordings are that the build carries. */
final class Recordings {
  /** It tells of every refusal, and the recordings have thousands of them. */
  private static final Logger NETWORK = Logger.getLogger("org.patentpool.network");

  static {
    NETWORK.setLevel(Level.OFF);
  }

  private Recordings() {}

  static Path folder() throws URISyntaxException {
    URL manifest = Recordings.class.getResource("/recordings/fabric-3.1.5/manifest.properties");
    return Path.of(Objects.requireNonNull(manifest).toURI()).resolveSibling("");
  }
}
