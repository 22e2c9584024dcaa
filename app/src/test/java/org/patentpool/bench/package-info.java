/** Runs the benchmarks in small. */
@NullMarked
package org.patentpool.bench;

import org.jspecify.annotations.NullMarked;
