/**
 * The ledger as a decision sees it: typed keys, versioned rows, a read view and writes. Entry
 * points: {@link org.patentpool.pool.ledger.Facts}, {@link org.patentpool.pool.ledger.RecordType}.
 */
@NullMarked
package org.patentpool.pool.ledger;

import org.jspecify.annotations.NullMarked;
