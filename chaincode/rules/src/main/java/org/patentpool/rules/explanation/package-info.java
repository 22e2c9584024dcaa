/**
 * How figures came about, as data: a calculation that is asked to shows its {@link
 * org.patentpool.rules.explanation.Working}.
 */
@NullMarked
package org.patentpool.rules.explanation;

import org.jspecify.annotations.NullMarked;
