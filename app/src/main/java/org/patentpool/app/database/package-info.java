/**
 * Where the tables live: a PostgreSQL of the app's own in its data folder, or the one it was told
 * of. It shows outside only as Spring's data source.
 */
@NullMarked
package org.patentpool.app.database;

import org.jspecify.annotations.NullMarked;
