/**
 * What a family is worth (rulebook §8): {@link org.patentpool.rules.score.Scoring} weighs the
 * indicators of an assessment by a purpose {@link org.patentpool.rules.score.Profile}.
 */
@NullMarked
package org.patentpool.rules.score;

import org.jspecify.annotations.NullMarked;
