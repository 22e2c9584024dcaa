/**
 * The embedded network put beside a real one: it gets what the real one got, and has to do and say
 * the same. Entry point: {@link org.patentpool.network.fabric.replay.Replay}.
 */
@NullMarked
package org.patentpool.network.fabric.replay;

import org.jspecify.annotations.NullMarked;
