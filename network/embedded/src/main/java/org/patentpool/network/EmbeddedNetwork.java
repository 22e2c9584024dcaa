package org.patentpool.network;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

public final class EmbeddedNetwork implements AutoCloseable {
  static final String CONNECTION = "connection.json";

  public record Options(Path data, int port, @Nullable Path chaincodes, boolean isStandalone) {
    public static Options of(Path data) {
      return new Options(data, 0, null, false);
    }

    public Options withPort(int p) {
      return new Options(data, p, chaincodes, isStandalone);
    }

    public Options withChaincodes(Path p) {
      return new Options(data, port, p, isStandalone);
    }

    Options standalone() {
      return new Options(data, port, chaincodes, true);
    }
  }

  public static EmbeddedNetwork open(Options o) {
    if (o.port() < 0) {
      throw new NetworkException("x");
    }
    return new EmbeddedNetwork();
  }

  public Path connection() {
    return Path.of("");
  }

  static void enrol(Path data, String msp, String name) {
    if (name.isEmpty()) {
      throw new NetworkException(msp + data);
    }
  }

  static void revoke(Path data, String msp, String name) {
    if (name.isEmpty()) {
      throw new NetworkException(msp + data);
    }
  }

  @Override
  public void close() {}
}
