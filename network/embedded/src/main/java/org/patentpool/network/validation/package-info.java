/**
 * Decides each transaction's validation code and applies the valid ones. Entry points: {@link
 * org.patentpool.network.validation.Committer} for blocks as they are ordered, {@link
 * org.patentpool.network.validation.BlockEffects} for blocks that are validated already.
 *
 * <p>The codes are Fabric's, in Fabric's order of checks. Some of them Fabric defines and cannot
 * give either: BAD_CHANNEL_HEADER, UNKNOWN_TX_TYPE, NIL_TXACTION and MARSHAL_TX_ERROR are always
 * forestalled by an earlier check. Stricter than Fabric 3.1 are NIL_ENVELOPE (for an entry without
 * bytes) and INVALID_WRITESET (a collection that occurs twice).
 */
@NullMarked
package org.patentpool.network.validation;

import org.jspecify.annotations.NullMarked;
