package org.patentpool.network.policy;

import java.time.Duration;

/**
 * When the orderer cuts a block: at so many envelopes, at so many bytes, or so long after the first
 * envelope. No block is larger than the absolute limit, save one that holds a single envelope.
 */
public record Batching(
    int maxMessages, int absoluteMaxBytes, int preferredMaxBytes, Duration timeout) {
  public Batching {
    if (maxMessages < 1
        || preferredMaxBytes < 1
        || absoluteMaxBytes < preferredMaxBytes
        || !timeout.isPositive()) {
      throw new IllegalArgumentException(
          "limits of %d messages, %d and %d bytes and %s allow no block"
              .formatted(maxMessages, preferredMaxBytes, absoluteMaxBytes, timeout));
    }
  }

  /** Small blocks soon, for a network on one machine. */
  public static Batching standard() {
    return new Batching(500, 10 * 1024 * 1024, 2 * 1024 * 1024, Duration.ofMillis(50));
  }
}
