/** Issues, their comments and their status history over HTTP. */
@NullMarked
package dev.nightshift.adapters.web.tracking;

import org.jspecify.annotations.NullMarked;
