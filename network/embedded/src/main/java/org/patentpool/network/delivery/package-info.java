/** Serves blocks and events from any block on. */
@NullMarked
package org.patentpool.network.delivery;

import org.jspecify.annotations.NullMarked;
