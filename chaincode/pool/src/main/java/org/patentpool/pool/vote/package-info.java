/**
 * The founders' votes: ballots, votes and their outcome. Entry points: {@link
 * org.patentpool.pool.vote.Votes}, {@link org.patentpool.pool.vote.Ballot}.
 */
@NullMarked
package org.patentpool.pool.vote;

import org.jspecify.annotations.NullMarked;
