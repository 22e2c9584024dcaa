/**
 * Orders envelopes by size and time into signed, hash-chained blocks. Entry point: {@link
 * org.patentpool.network.ordering.Orderer}. What blocks and their entries are made of is here too.
 */
@NullMarked
package org.patentpool.network.ordering;

import org.jspecify.annotations.NullMarked;
