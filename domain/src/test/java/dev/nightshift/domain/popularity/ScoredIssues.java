package dev.nightshift.domain.popularity;

import static dev.nightshift.domain.tracking.IssueBuilder.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.tracking.Issue;
import dev.nightshift.domain.tracking.Tracker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Issues that get attention, and the scores that follow. */
public abstract class ScoredIssues {

    static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    static final Instant WINDOW_START = NOW.minus(Duration.ofDays(7));
    static final Duration TICK = Duration.ofNanos(1000);

    /** An empty tracker, the same throughout a test. */
    protected abstract Tracker tracker();

    /** The scores of the tracker's issues. */
    protected abstract PopularityScores scores();

    Issue begin(long id, Instant createdAt) {
        Issue issue = anIssue().withId(id).createdOn(createdAt).build();
        tracker().issues().add(issue);
        scores().begin(issue.id(), createdAt);
        return issue;
    }

    void comment(Issue issue, Instant at) {
        tracker().inOne(() -> {
            tracker().comments().add(issue.id(), "bob", "Indeed.", at);
            scores().remember(Map.of(issue.id(), 1L), at);
        });
    }

    void view(Issue issue, long times, Instant at) {
        tracker().inOne(() -> {
            tracker().views().add(Map.of(issue.id(), times), at);
            scores().remember(Map.of(issue.id(), times), at);
        });
    }

    List<RankedIssue> rolledUp(PopularityRule rule, Instant now) {
        assertThat(scores().rollUp(now)).isTrue();
        List<RankedIssue> top = scores().top(rule, 10, now);
        assertThat(top).isEqualTo(scores().topAt(rule, 10, now));
        return top;
    }

    static List<Long> idsOf(List<RankedIssue> ranked) {
        return ranked.stream().map(place -> place.issue().value()).toList();
    }
}
