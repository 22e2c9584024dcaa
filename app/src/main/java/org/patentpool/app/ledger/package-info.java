/**
 * The ledger as the app sees it: always through the Fabric gateway, whatever stands behind.
 *
 * <p>{@link org.patentpool.app.ledger.Connection} says where, {@link
 * org.patentpool.app.ledger.LedgerClient} submits and asks, {@link
 * org.patentpool.app.ledger.OfflineClient} does so for a key that stays elsewhere, and {@link
 * org.patentpool.app.ledger.Feed} delivers blocks and events from any point on.
 */
@NullMarked
package org.patentpool.app.ledger;

import org.jspecify.annotations.NullMarked;
