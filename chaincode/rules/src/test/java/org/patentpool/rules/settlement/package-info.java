/** Quarters, settled at random. */
@NullMarked
package org.patentpool.rules.settlement;

import org.jspecify.annotations.NullMarked;
