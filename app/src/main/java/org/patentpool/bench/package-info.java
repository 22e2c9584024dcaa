/** Measures: {@code ./pool bench}. Ratios of one run, because the machine's own speed drifts. */
@NullMarked
package org.patentpool.bench;

import org.jspecify.annotations.NullMarked;
