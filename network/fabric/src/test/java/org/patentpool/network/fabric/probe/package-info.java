/**
 * A chaincode of stub primitives alone, which runs unaltered below real peers and below the
 * embedded network. Entry points: {@link org.patentpool.network.fabric.probe.Probe} and, as a
 * service of its own, {@link org.patentpool.network.fabric.probe.ProbeServer}.
 */
@NullMarked
package org.patentpool.network.fabric.probe;

import org.jspecify.annotations.NullMarked;
