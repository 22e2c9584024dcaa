/** Blocks, state, history and private data in files that detect what happened to them. */
@NullMarked
package org.patentpool.network.store;

import org.jspecify.annotations.NullMarked;
