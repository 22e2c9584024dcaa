/** Chaincode definitions as the organisations committed them on the chain. */
@NullMarked
package org.patentpool.network.lifecycle;

import org.jspecify.annotations.NullMarked;
