/** The peer's side of the chaincode protocol, for the unmodified shim. */
@NullMarked
package org.patentpool.network.chaincode;

import org.jspecify.annotations.NullMarked;
