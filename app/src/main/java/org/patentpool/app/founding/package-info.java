/**
 * The pool itself: its founding, its terms and its day. {@link org.patentpool.app.founding.Pools}.
 */
@NullMarked
package org.patentpool.app.founding;

import org.jspecify.annotations.NullMarked;
