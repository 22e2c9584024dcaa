/**
 * Founding the pool, its day and its terms. Entry point: {@link
 * org.patentpool.pool.founding.Founding}.
 */
@NullMarked
package org.patentpool.pool.founding;

import org.jspecify.annotations.NullMarked;
