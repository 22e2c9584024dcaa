/** A transaction's view of the state, recorded as Fabric's read-write set. */
@NullMarked
package org.patentpool.network.simulation;

import org.jspecify.annotations.NullMarked;
