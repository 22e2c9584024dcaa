/** Placeholder. */
@NullMarked
package org.patentpool.pool;

import org.jspecify.annotations.NullMarked;
