/**
 * Whether a family may enter (rulebook §7, first point); {@link org.patentpool.rules.gate.Gate} is
 * the policy that decides.
 */
@NullMarked
package org.patentpool.rules.gate;

import org.jspecify.annotations.NullMarked;
