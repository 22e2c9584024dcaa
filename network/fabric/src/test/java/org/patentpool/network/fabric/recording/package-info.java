/**
 * What real peers said and did, in files. {@link
 * org.patentpool.network.fabric.recording.RecordingWriter} writes them while a real network plays,
 * {@link org.patentpool.network.fabric.recording.Recording} reads them in every test run.
 */
@NullMarked
package org.patentpool.network.fabric.recording;

import org.jspecify.annotations.NullMarked;
