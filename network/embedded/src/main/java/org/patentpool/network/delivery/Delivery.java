package org.patentpool.network.delivery;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.patentpool.network.policy.ConfiguredChannel;

/**
 * What all streams share.
 *
 * @param executor sends blocks; it is never blocked by a client
 * @param timer wakes streams whose caller's certificate runs out
 */
public record Delivery(
    ConfiguredChannel channel,
    Access access,
    BlockFeed feed,
    Executor executor,
    ScheduledExecutorService timer,
    InstantSource clock) {}
