/** Channel configuration, its policies and its access control lists. */
@NullMarked
package org.patentpool.network.policy;

import org.jspecify.annotations.NullMarked;
