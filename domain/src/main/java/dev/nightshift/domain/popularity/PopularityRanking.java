package dev.nightshift.domain.popularity;

import static java.util.Comparator.comparingLong;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/**
 * The most popular issues as of an instant. This is the specification of the ranking.
 *
 * <p>By {@link PopularityRule#RECENT} every issue created in [at − 7 days, at) is ranked, by all its views and comments
 * before {@code at}, also with a score of 0. By {@link PopularityRule#ACTIVITY} every issue with at least one view or
 * comment in [at − 7 days, at) is ranked, by their number.
 */
public record PopularityRanking(PopularityRule rule, Instant at) {

    /** Highest score first, then the newest issue, then the larger id: no two issues are equal. */
    public static final Comparator<RankedIssue> ORDER = comparingLong(RankedIssue::score)
            .thenComparing(RankedIssue::createdAt)
            .thenComparing(RankedIssue::issue)
            .reversed();

    public PopularityRanking {
        requireNonNull(rule, "rule");
        requireNonNull(at, "at");
    }

    /**
     * The first {@code limit} issues in order, in memory for {@code limit} issues at a time.
     *
     * @throws IllegalArgumentException if {@code limit < 1}
     */
    public List<RankedIssue> top(int limit, Stream<Engagement> issues) {
        return best(limit, issues.map(this::rank).flatMap(Optional::stream));
    }

    /**
     * The first {@code limit} of ranked issues in order.
     *
     * @throws IllegalArgumentException if {@code limit < 1}
     */
    public static List<RankedIssue> best(int limit, Stream<RankedIssue> issues) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be >= 1, was " + limit);
        }
        PriorityQueue<RankedIssue> best = new PriorityQueue<>(ORDER.reversed());
        issues.forEach(issue -> {
            best.add(issue);
            if (best.size() > limit) {
                best.remove();
            }
        });
        return best.stream().sorted(ORDER).toList();
    }

    /** The issue with its score; empty when the rule does not rank it. */
    public Optional<RankedIssue> rank(Engagement seen) {
        long score =
                switch (rule) {
                    case RECENT -> PopularityRule.VIEW_WEIGHT * seen.timelessViews() + since(Instant.MIN, seen);
                    case ACTIVITY -> since(PopularityRule.windowStart(at), seen);
                };
        boolean ranked =
                switch (rule) {
                    case RECENT -> isWithinWindow(seen.createdAt());
                    case ACTIVITY -> score > 0;
                };
        return ranked ? Optional.of(new RankedIssue(seen.issue(), seen.createdAt(), score)) : Optional.empty();
    }

    private long since(Instant start, Engagement seen) {
        long views = seen.views().stream()
                .filter(view -> isWithin(start, view.at()))
                .mapToLong(Engagement.ViewCount::count)
                .sum();
        long comments = seen.comments().stream()
                .filter(comment -> isWithin(start, comment))
                .count();
        return PopularityRule.VIEW_WEIGHT * views + PopularityRule.COMMENT_WEIGHT * comments;
    }

    private boolean isWithinWindow(Instant instant) {
        return isWithin(PopularityRule.windowStart(at), instant);
    }

    private boolean isWithin(Instant start, Instant instant) {
        return !instant.isBefore(start) && instant.isBefore(at);
    }
}
