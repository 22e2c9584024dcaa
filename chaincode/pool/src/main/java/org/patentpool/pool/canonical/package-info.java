/**
 * Canonical bytes (rulebook §9). Entry points: {@link org.patentpool.pool.canonical.Canonical} out,
 * {@link org.patentpool.pool.canonical.StrictReader} in, and {@link
 * org.patentpool.pool.canonical.Form} from JSON to values.
 */
@NullMarked
package org.patentpool.pool.canonical;

import org.jspecify.annotations.NullMarked;
