/**
 * Runs one of the chaincodes as a service that a peer calls; entry point {@code ContractServer}.
 */
@NullMarked
package org.patentpool.contract.service;

import org.jspecify.annotations.NullMarked;
