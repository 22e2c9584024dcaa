/**
 * Coming, staying and leaving: founders, members and licensees. Entry point: {@link
 * org.patentpool.pool.membership.Membership}.
 */
@NullMarked
package org.patentpool.pool.membership;

import org.jspecify.annotations.NullMarked;
