/**
 * A chaincode to measure the pool's own beside, which {@code ./pool bench} starts on real Fabric.
 * Entry points: {@link org.patentpool.bench.bare.BareJar} and {@link
 * org.patentpool.bench.bare.CommandOrPut}.
 */
@NullMarked
package org.patentpool.bench.bare;

import org.jspecify.annotations.NullMarked;
