/**
 * Recomputes a chain from its bytes with the JDK alone: it shares no class with the network, with
 * the published protocol messages or with any library, so that a mistake in those shows here.
 */
@NullMarked
package org.patentpool.network.recount;

import org.jspecify.annotations.NullMarked;
