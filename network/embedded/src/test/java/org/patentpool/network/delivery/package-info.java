@NullMarked
package org.patentpool.network.delivery;

import org.jspecify.annotations.NullMarked;
