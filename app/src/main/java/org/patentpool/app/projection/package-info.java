/**
 * Reads the ledger's blocks into tables, each block exactly once: its rows and the remembered place
 * in the chain are one database transaction. The tables hold nothing that is not in the blocks, so
 * they can be dropped and read anew.
 *
 * <p>A feature that wants rows of the ledger in tables of its own implements {@link
 * org.patentpool.app.projection.Projection}; {@link org.patentpool.app.projection.Chain} tells how
 * far the tables are.
 */
@NullMarked
package org.patentpool.app.projection;

import org.jspecify.annotations.NullMarked;
