/**
 * Chaincode definitions as the organisations committed them on the chain. Entry points: {@link
 * org.patentpool.network.lifecycle.CommittedDefinitions} finds them, {@link
 * org.patentpool.network.lifecycle.CommitTransactions} writes the first ones.
 */
@NullMarked
package org.patentpool.network.lifecycle;

import org.jspecify.annotations.NullMarked;
