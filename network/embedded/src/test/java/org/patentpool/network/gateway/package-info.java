@NullMarked
package org.patentpool.network.gateway;

import org.jspecify.annotations.NullMarked;
