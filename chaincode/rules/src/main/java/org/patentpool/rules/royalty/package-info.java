/**
 * What licensees owe for what they report (rulebook §4); {@link
 * org.patentpool.rules.royalty.Royalties} computes it.
 */
@NullMarked
package org.patentpool.rules.royalty;

import org.jspecify.annotations.NullMarked;
