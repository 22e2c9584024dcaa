/** Classes that break one rule each, to show that the checks see it. */
@NullMarked
package org.patentpool.contract.planted;

import org.jspecify.annotations.NullMarked;
