/**
 * Channel configuration, its policies and its access control lists. {@link
 * org.patentpool.network.policy.Genesis} makes the first configuration, {@link
 * org.patentpool.network.policy.ChannelConfig} reads one, {@link
 * org.patentpool.network.policy.ConfigUpdates} leads to the next.
 */
@NullMarked
package org.patentpool.network.policy;

import org.jspecify.annotations.NullMarked;
