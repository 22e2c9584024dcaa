/**
 * The chaincodes: they hand the state machine to Fabric. A certificate becomes an actor, the stub
 * becomes facts, an acceptance becomes writes and one event. Entry points, which the resource
 * {@code META-INF/chaincodes} lists: {@link org.patentpool.contract.PoolChaincode} and {@link
 * org.patentpool.contract.AccountsChaincode}.
 */
@NullMarked
package org.patentpool.contract;

import org.jspecify.annotations.NullMarked;
