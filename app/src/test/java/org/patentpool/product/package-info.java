/** The product as a whole: the launcher, the README, and who may know whom. */
@NullMarked
package org.patentpool.product;

import org.jspecify.annotations.NullMarked;
