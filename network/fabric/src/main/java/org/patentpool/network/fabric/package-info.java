/**
 * A network of Fabric's own programs on this machine: peers, orderers and chaincodes as services,
 * each a process of its own. {@link org.patentpool.network.fabric.FabricMain} is its command line.
 */
@NullMarked
package org.patentpool.network.fabric;

import org.jspecify.annotations.NullMarked;
