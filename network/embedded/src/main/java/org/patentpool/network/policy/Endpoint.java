package org.patentpool.network.policy;

/** Where a node listens. */
public record Endpoint(String host, int port) {
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
