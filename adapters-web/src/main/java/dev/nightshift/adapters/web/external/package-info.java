/** Posts of an outside service over HTTP, for everybody. */
@NullMarked
package dev.nightshift.adapters.web.external;

import org.jspecify.annotations.NullMarked;
