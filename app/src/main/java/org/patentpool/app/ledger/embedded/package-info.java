/** The one place where the app knows the embedded network: it starts and stops it. */
@NullMarked
package org.patentpool.app.ledger.embedded;

import org.jspecify.annotations.NullMarked;
