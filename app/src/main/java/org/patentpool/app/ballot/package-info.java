/** The founders' votes: {@link org.patentpool.app.ballot.Ballots}. */
@NullMarked
package org.patentpool.app.ballot;

import org.jspecify.annotations.NullMarked;
