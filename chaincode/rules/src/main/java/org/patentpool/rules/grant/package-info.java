/**
 * Rights that two cannot hold at once (rulebook §7, second point); {@link
 * org.patentpool.rules.grant.Conflicts} finds them.
 */
@NullMarked
package org.patentpool.rules.grant;

import org.jspecify.annotations.NullMarked;
