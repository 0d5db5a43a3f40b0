/** Reads request bodies strictly: what is not in a request's record is refused, with a JSON pointer. */
@NullMarked
package dev.nightshift.adapters.web.json;

import org.jspecify.annotations.NullMarked;
