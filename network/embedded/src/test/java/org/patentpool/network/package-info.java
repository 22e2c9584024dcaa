@NullMarked
package org.patentpool.network;

import org.jspecify.annotations.NullMarked;
