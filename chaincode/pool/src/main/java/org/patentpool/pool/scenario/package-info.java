/**
 * A planned or past quarter of a pool, read from a file and answered by the rulebook: {@link
 * org.patentpool.pool.scenario.Simulation}. Everything wrong with a file is found at once.
 */
@NullMarked
package org.patentpool.pool.scenario;

import org.jspecify.annotations.NullMarked;
