/**
 * What the app was told when it was started, and the folder it keeps its data in: {@link
 * org.patentpool.app.start.StartOptions} and {@link org.patentpool.app.start.DataFolder}.
 */
@NullMarked
package org.patentpool.app.start;

import org.jspecify.annotations.NullMarked;
