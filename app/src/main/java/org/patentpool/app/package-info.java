/** The app: the pool as people see it, in pages and as JSON. {@code PoolApplication} starts it. */
@NullMarked
package org.patentpool.app;

import org.jspecify.annotations.NullMarked;
