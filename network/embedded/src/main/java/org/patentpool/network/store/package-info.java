/**
 * Blocks, state, history and private data in files that detect what happened to them.
 *
 * <p>{@link org.patentpool.network.store.FileLedger} is the entry point; others see it as {@link
 * org.patentpool.network.store.Ledger} and {@link org.patentpool.network.store.StateView}.
 */
@NullMarked
package org.patentpool.network.store;

import org.jspecify.annotations.NullMarked;
