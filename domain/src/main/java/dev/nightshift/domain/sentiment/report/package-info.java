/**
 * What an index did in a month or a year, as values, as a chart and as files.
 *
 * The same days give the same bytes. Uses the ratings of sentiment and the day ranges of stats.
 */
@NullMarked
package dev.nightshift.domain.sentiment.report;

import org.jspecify.annotations.NullMarked;
