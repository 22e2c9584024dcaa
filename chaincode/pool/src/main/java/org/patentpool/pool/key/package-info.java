/**
 * Keys: their replacement and their recovery. Entry point: {@link org.patentpool.pool.key.Keys}.
 */
@NullMarked
package org.patentpool.pool.key;

import org.jspecify.annotations.NullMarked;
