package org.patentpool.network.ordering;

import java.time.Duration;

/**
 * How much goes into one block, as the channel's configuration says. No single message may pass the
 * absolute limit; a batch is cut before it would pass the preferred one.
 */
public record BatchLimits(
    int maxMessages, long absoluteMaxBytes, long preferredMaxBytes, Duration timeout) {}
