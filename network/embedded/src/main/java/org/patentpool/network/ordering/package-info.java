/** Orders envelopes by size and time into signed, hash-chained blocks. */
@NullMarked
package org.patentpool.network.ordering;

import org.jspecify.annotations.NullMarked;
