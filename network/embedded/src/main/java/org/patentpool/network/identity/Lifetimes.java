package org.patentpool.network.identity;

import java.time.Duration;

/** How long new certificates are good for. */
public record Lifetimes(Duration authority, Duration node, Duration user) {
  public static Lifetimes standard() {
    return new Lifetimes(Duration.ofDays(3652), Duration.ofDays(3652), Duration.ofDays(730));
  }
}
