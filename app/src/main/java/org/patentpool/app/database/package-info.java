/**
 * Where the tables live: a PostgreSQL of the app's own in its data folder, or the one it was told
 * of. It shows outside as Spring's data source, and as a server that is measured beside the app.
 */
@NullMarked
package org.patentpool.app.database;

import org.jspecify.annotations.NullMarked;
