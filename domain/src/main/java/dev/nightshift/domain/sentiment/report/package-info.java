/**
 * What an index did in a month or a year, as values; how it is drawn is decided elsewhere.
 *
 * The same days give the same summary, to the bit. Uses the ratings of sentiment and the day ranges of stats.
 */
@NullMarked
package dev.nightshift.domain.sentiment.report;

import org.jspecify.annotations.NullMarked;
