/**
 * Checks proposals, has them executed and signs the outcome, for every organisation with a node.
 * Entry point: {@link org.patentpool.network.endorsement.Endorser}; {@link
 * org.patentpool.network.endorsement.TransientStore} keeps private writes until they are ordered.
 */
@NullMarked
package org.patentpool.network.endorsement;

import org.jspecify.annotations.NullMarked;
