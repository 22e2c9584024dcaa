package org.patentpool.network.fabric;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.patentpool.network.NetworkException;

/** Where Fabric's programs are on this machine. They are not part of the product. */
record Programs(Path peer, Path orderer) {
  static final String FOLDER = "FABRIC_BIN";

  /**
   * Looks in the folder that {@code FABRIC_BIN} names, or else along {@code PATH}.
   *
   * @throws NetworkException naming all that is missing, and how to get it
   */
  static Programs find(Map<String, String> environment) {
    String places = environment.getOrDefault(FOLDER, environment.getOrDefault("PATH", ""));
    List<String> missing = new ArrayList<>();
    Path peer = find("peer", places, missing);
    Path orderer = find("orderer", places, missing);
    if (!missing.isEmpty()) {
      throw new NetworkException(
          ("this machine lacks Fabric's %s: unpack a release archive of Hyperledger Fabric 3.1"
                  + " and set %s to its bin folder; up --embedded needs neither")
              .formatted(String.join(" and ", missing), FOLDER));
    }
    return new Programs(peer, orderer);
  }

  private static Path find(String name, String places, List<String> missing) {
    for (String place : places.split(":", -1)) {
      Path program = Path.of(place, name);
      if (!place.isEmpty() && Files.isRegularFile(program) && Files.isExecutable(program)) {
        return program.toAbsolutePath();
      }
    }
    missing.add(name);
    return Path.of(name);
  }
}
