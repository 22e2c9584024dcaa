/** Scenarios and their right answers. */
@NullMarked
package org.patentpool.pool.scenario;

import org.jspecify.annotations.NullMarked;
