/** The launcher and the README, run as a user runs them. */
@NullMarked
package org.patentpool.launcher;

import org.jspecify.annotations.NullMarked;
