/**
 * The proof of a settlement (rulebook §9): every founder's statement, one root over what all of
 * them are paid, and the path by which a founder proves its own payable to whoever has the root.
 * Entry points: {@link org.patentpool.pool.proof.Payables} for who settles, {@link
 * org.patentpool.pool.proof.Inclusion} for who checks.
 */
@NullMarked
package org.patentpool.pool.proof;

import org.jspecify.annotations.NullMarked;
