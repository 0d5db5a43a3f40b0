/** Posts of an external service over HTTP, for everybody. */
@NullMarked
package dev.nightshift.adapters.web.external;

import org.jspecify.annotations.NullMarked;
