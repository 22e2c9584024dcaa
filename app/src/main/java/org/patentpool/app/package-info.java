/** Placeholder. */
@NullMarked
package org.patentpool.app;

import org.jspecify.annotations.NullMarked;
