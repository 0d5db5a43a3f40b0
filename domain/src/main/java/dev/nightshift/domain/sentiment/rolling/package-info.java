/**
 * Statistics of the last values of a stream, one pass and no re-summing.
 *
 * Each takes a value at a time and gives its statistic. Sums are exact, so that a statistic depends on the values of its
 * window alone: not on where the stream began, nor on what has left the window. Uses nothing but java.base.
 */
@NullMarked
package dev.nightshift.domain.sentiment.rolling;

import org.jspecify.annotations.NullMarked;
