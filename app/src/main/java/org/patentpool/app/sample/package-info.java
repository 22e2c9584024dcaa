/** A small pool to look at, founded the first time an app starts with a ledger of its own. */
@NullMarked
package org.patentpool.app.sample;

import org.jspecify.annotations.NullMarked;
