/**
 * A transaction's view of the state, recorded as Fabric's read-write set. {@link
 * org.patentpool.network.simulation.TxSimulator} is opened for one execution by one organisation's
 * node and ends in a {@link org.patentpool.network.simulation.Simulation}.
 */
@NullMarked
package org.patentpool.network.simulation;

import org.jspecify.annotations.NullMarked;
