/** Placeholder. */
@NullMarked
package org.patentpool.contract;

import org.jspecify.annotations.NullMarked;
