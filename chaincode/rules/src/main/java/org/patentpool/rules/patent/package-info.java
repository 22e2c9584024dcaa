/** Families, their patents, and on which days they are in force (rulebook §3). */
@NullMarked
package org.patentpool.rules.patent;

import org.jspecify.annotations.NullMarked;
