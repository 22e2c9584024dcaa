/** Who is who, on which terms and on which day: the rows every decision reads. */
@NullMarked
package org.patentpool.pool.register;

import org.jspecify.annotations.NullMarked;
