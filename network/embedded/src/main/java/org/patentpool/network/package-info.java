/**
 * A Fabric network in one JVM. {@link org.patentpool.network.EmbeddedNetwork} opens one, {@link
 * org.patentpool.network.NetworkMain} is its command line.
 */
@NullMarked
package org.patentpool.network;

import org.jspecify.annotations.NullMarked;
