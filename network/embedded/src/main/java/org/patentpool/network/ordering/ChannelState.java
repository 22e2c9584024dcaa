package org.patentpool.network.ordering;

import org.patentpool.network.identity.Membership;
import org.patentpool.network.policy.Policies;

/** What one committed configuration makes of a channel: who is who, who may what, how to batch. */
public record ChannelState(
    long sequence, Membership membership, Policies policies, BatchLimits batch) {}
