/**
 * Sealed amounts (rulebook §10): what everyone on the ledger may add up and check, and only who has
 * the opening can read. Entry points: {@link org.patentpool.pool.seal.Opening} for who seals,
 * {@link org.patentpool.pool.seal.SealedAmount} for who adds and checks.
 *
 * <p>Nothing here is constant time. The time that sealing takes, and the memory it touches, depend
 * on the amount and on the blinding, so whoever can measure the sealing process closely may learn
 * of both. Adding and checking have no such secret: they work on what everyone sees and on an
 * opening that was shown.
 */
@NullMarked
package org.patentpool.pool.seal;

import org.jspecify.annotations.NullMarked;
