/** Decides each transaction's validation code and applies the valid ones. */
@NullMarked
package org.patentpool.network.validation;

import org.jspecify.annotations.NullMarked;
