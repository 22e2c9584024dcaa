/**
 * The tests of membership once more, on ledgers: what they ask of their worlds in memory is asked
 * of the contract on the embedded network and on a real one, which have to say and write the same.
 */
@NullMarked
package org.patentpool.network.fabric.worlds;

import org.jspecify.annotations.NullMarked;
