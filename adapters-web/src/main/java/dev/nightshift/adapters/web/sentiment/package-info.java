/** What the context of the same name shows over HTTP. */
@NullMarked
package dev.nightshift.adapters.web.sentiment;

import org.jspecify.annotations.NullMarked;
