package org.patentpool.network.fabric;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program of the network and how it is started.
 *
 * @param name what its notes and its log are called
 * @param tag what it serves; a process with another tag is another one, and has to make room
 * @param folder where it is started
 */
record Unit(
    String name, String tag, Path folder, Map<String, String> environment, List<String> command) {}
