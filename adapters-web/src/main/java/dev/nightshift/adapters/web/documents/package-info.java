/**
 * What people open and other programs read: charts as SVG, tables as CSV.
 *
 * <p>Serves all contexts and knows none: each brings its own values and labels. Start reading at {@code Chart}.
 */
@NullMarked
package dev.nightshift.adapters.web.documents;

import org.jspecify.annotations.NullMarked;
