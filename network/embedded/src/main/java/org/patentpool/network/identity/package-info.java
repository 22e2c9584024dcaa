/**
 * Who is who: certificate authorities, MSP folders, signatures, and the organisations that a
 * channel knows.
 */
@NullMarked
package org.patentpool.network.identity;

import org.jspecify.annotations.NullMarked;
