/** Whole scenarios, read without looking for faults, as the rulebook's right answers give them. */
@NullMarked
package org.patentpool.rules.scenario;

import org.jspecify.annotations.NullMarked;
