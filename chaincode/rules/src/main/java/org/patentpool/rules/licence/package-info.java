/**
 * A {@link org.patentpool.rules.licence.Licence}'s life, and what it proves about a product
 * (rulebook §7, third point): {@link org.patentpool.rules.licence.LicenceProof} judges that.
 */
@NullMarked
package org.patentpool.rules.licence;

import org.jspecify.annotations.NullMarked;
