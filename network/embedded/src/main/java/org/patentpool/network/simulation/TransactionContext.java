package org.patentpool.network.simulation;

import org.patentpool.network.identity.Identity;

/**
 * For whom and by whom a transaction is executed.
 *
 * @param creator who signed the proposal; collections may be closed to non-members
 * @param organization MSP id of the organisation whose node executes: it sees the private rows of
 *     the collections it belongs to and no others
 */
public record TransactionContext(
    String channel, String txId, Identity creator, String organization) {}
