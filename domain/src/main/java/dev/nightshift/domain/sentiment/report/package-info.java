/**
 * What an index did in a month or a year, as values; how it is written is behind a port.
 *
 * Uses the ratings of sentiment and the day ranges of stats.
 */
@NullMarked
package dev.nightshift.domain.sentiment.report;

import org.jspecify.annotations.NullMarked;
