/**
 * How greedy or afraid a market is: the Fear &amp; Greed Index by several methods, from series of market data.
 *
 * A {@link Method} is a value; given {@link MarketData} it tells a {@link SentimentIndex}: a value from 0 to 100 per day with
 * its component scores, gaps and reasons. {@link PlainDefinition} computes the same from the definition, slowly. Uses the
 * day ranges of stats, and the ids of batch jobs, which keep market tables and days through the ports here.
 */
@NullMarked
package dev.nightshift.domain.sentiment;

import org.jspecify.annotations.NullMarked;
