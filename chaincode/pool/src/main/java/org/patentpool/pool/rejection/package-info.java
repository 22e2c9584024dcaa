/**
 * Why something was refused: every code of the pool, declared once, and the refusal that carries
 * it.
 */
@NullMarked
package org.patentpool.pool.rejection;

import org.jspecify.annotations.NullMarked;
