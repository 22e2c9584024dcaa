/**
 * How a quarter is shared (rulebook §6); {@link org.patentpool.rules.settlement.Settling} computes
 * it.
 */
@NullMarked
package org.patentpool.rules.settlement;

import org.jspecify.annotations.NullMarked;
