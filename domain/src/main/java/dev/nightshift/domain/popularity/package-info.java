/**
 * Which issues people look at and talk about.
 *
 * {@link PopularityRanking} is the specification of the order; {@link PopularityScores} keeps it ready to be read.
 * Uses the ids of tracking.
 */
@NullMarked
package dev.nightshift.domain.popularity;

import org.jspecify.annotations.NullMarked;
