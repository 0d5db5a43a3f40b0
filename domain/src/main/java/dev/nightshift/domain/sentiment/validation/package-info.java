/**
 * What cannot be right in market data and in an index: gaps, duplicates, values on holidays, impossible values, jumps, stale
 * copies, an index that is not that of its components.
 *
 * Rows go by once, in the order in which they are kept; findings come out. Nothing is changed. Uses methods, trading
 * calendars and rolling statistics.
 */
@NullMarked
package dev.nightshift.domain.sentiment.validation;

import org.jspecify.annotations.NullMarked;
