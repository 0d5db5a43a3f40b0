/**
 * What happened on a business day: issues created and resolved, comments written.
 *
 * A business day belongs to a zone and is half open. {@link DailyStatsAggregator} is the specification that every
 * {@link IssueActivity} must equal. Uses the ids and statuses of tracking.
 */
@NullMarked
package dev.nightshift.domain.stats;

import org.jspecify.annotations.NullMarked;
