/**
 * Exact numbers: {@link org.patentpool.rules.number.Fraction} and how one is split (rulebook §1,
 * §2).
 */
@NullMarked
package org.patentpool.rules.number;

import org.jspecify.annotations.NullMarked;
