/** Explanations, computed again. */
@NullMarked
package org.patentpool.rules.explanation;

import org.jspecify.annotations.NullMarked;
