/** The popular issues over HTTP, written once for all who ask. */
@NullMarked
package dev.nightshift.adapters.web.popularity;

import org.jspecify.annotations.NullMarked;
