/** Who is in the pool, and since when: {@link org.patentpool.app.member.Members}. */
@NullMarked
package org.patentpool.app.member;

import org.jspecify.annotations.NullMarked;
