/** Parties, a ledger in memory and crafted envelopes, for tests of what decides about blocks. */
@NullMarked
package org.patentpool.network.testing;

import org.jspecify.annotations.NullMarked;
