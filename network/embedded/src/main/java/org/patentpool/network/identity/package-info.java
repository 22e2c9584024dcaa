/**
 * Who is who: certificate authorities, MSP folders, signatures, and the organisations that a
 * channel knows. {@link org.patentpool.network.identity.Organizations} makes and opens the folders
 * of a network, {@link org.patentpool.network.identity.Membership} recognises strangers by a
 * channel's configuration.
 */
@NullMarked
package org.patentpool.network.identity;

import org.jspecify.annotations.NullMarked;
