/** Numbers, split at random. */
@NullMarked
package org.patentpool.rules.number;

import org.jspecify.annotations.NullMarked;
