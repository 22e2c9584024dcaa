/** Checks proposals, has them executed and signs the outcome. */
@NullMarked
package org.patentpool.network.endorsement;

import org.jspecify.annotations.NullMarked;
