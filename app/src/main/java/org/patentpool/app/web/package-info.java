/**
 * The page, its JSON, and what every answer has in common: security headers, errors as problem
 * details, the state of health.
 */
@NullMarked
package org.patentpool.app.web;

import org.jspecify.annotations.NullMarked;
