/**
 * The pool as a state machine. Entry points: {@link org.patentpool.pool.Calls} reads a call, {@link
 * org.patentpool.pool.Pool} decides a command or answers a query.
 */
@NullMarked
package org.patentpool.pool;

import org.jspecify.annotations.NullMarked;
