/** Days, periods and quarters. A right that ends on a day was last in force the day before. */
@NullMarked
package org.patentpool.rules.calendar;

import org.jspecify.annotations.NullMarked;
