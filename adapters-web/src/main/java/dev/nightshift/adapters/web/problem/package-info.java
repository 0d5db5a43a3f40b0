/** Every failure that a client sees, as RFC 9457 problem details without a Java name. */
@NullMarked
package dev.nightshift.adapters.web.problem;

import org.jspecify.annotations.NullMarked;
