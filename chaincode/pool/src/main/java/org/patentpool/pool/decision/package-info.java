/**
 * How a decision is made: the actor, the scene, the authorisation table, the ruling. Entry points:
 * {@link org.patentpool.pool.decision.Transaction}, {@link org.patentpool.pool.decision.Question}.
 */
@NullMarked
package org.patentpool.pool.decision;

import org.jspecify.annotations.NullMarked;
