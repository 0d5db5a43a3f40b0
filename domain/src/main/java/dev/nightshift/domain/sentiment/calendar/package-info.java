/**
 * On which days a market trades: rule sets with their sources, each for the years that it covers.
 *
 * Outside of these years nothing is claimed. Uses the markets of sentiment and the day ranges of stats.
 */
@NullMarked
package dev.nightshift.domain.sentiment.calendar;

import org.jspecify.annotations.NullMarked;
