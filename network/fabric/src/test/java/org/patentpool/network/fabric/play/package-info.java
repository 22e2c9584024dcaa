/**
 * The script that a real network plays for the recording. Entry point: {@link
 * org.patentpool.network.fabric.play.Script}.
 */
@NullMarked
package org.patentpool.network.fabric.play;

import org.jspecify.annotations.NullMarked;
