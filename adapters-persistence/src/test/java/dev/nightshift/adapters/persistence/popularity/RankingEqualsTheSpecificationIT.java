package dev.nightshift.adapters.persistence.popularity;

import static dev.nightshift.domain.tracking.IssueBuilder.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.persistence.PostgresTracker;
import dev.nightshift.domain.popularity.InMemoryPopularityScores;
import dev.nightshift.domain.popularity.PopularityRanking;
import dev.nightshift.domain.popularity.PopularityRule;
import dev.nightshift.domain.popularity.PopularityScores;
import dev.nightshift.domain.popularity.RankedIssue;
import dev.nightshift.domain.tracking.InMemoryTracker;
import dev.nightshift.domain.tracking.IssueId;
import dev.nightshift.domain.tracking.Tracker;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class RankingEqualsTheSpecificationIT {

    private static final PostgresTracker POSTGRES = PostgresTracker.fresh();
    private static final Instant START = Instant.parse("2026-03-10T12:00:00Z");

    /** The ports of one implementation. */
    private record Side(Tracker tracker, PopularityScores scores, Set<IssueId> everReported) {

        Side(Tracker tracker, PopularityScores scores) {
            this(tracker, scores, new HashSet<>());
        }

        void attention(IssueId issue, int views, Instant at) {
            tracker.inOne(() -> {
                if (tracker.issues().find(issue).isEmpty()) {
                    return;
                }
                if (views == 0) {
                    tracker.comments().add(issue, "bob", "Indeed.", at);
                } else {
                    tracker.views().add(Map.of(issue, (long) views), at);
                }
                scores.remember(Map.of(issue, Math.max(1L, views)), at);
            });
        }

        void report(IssueId issue, Instant at) {
            if (everReported.add(issue)) {
                tracker.issues().add(anIssue().withId(issue).createdOn(at).build());
                scores.begin(issue, at);
            }
        }
    }

    /** The specification and PostgreSQL, to which the same happens. */
    private record Both(InMemoryTracker memory, Side specified, Side real) {

        static Both empty() {
            InMemoryTracker memory = new InMemoryTracker();
            return new Both(
                    memory,
                    new Side(memory, new InMemoryPopularityScores(memory)),
                    new Side(POSTGRES.emptied(), new PostgresPopularityScores(POSTGRES.database())));
        }

        void rollUpAndCompare(Instant now, int limit) {
            assertThat(specified.scores().rollUp(now)).isTrue();
            assertThat(real.scores().rollUp(now)).isTrue();
            for (PopularityRule rule : PopularityRule.values()) {
                List<RankedIssue> ranking = new PopularityRanking(rule, now).top(limit, memory.sightings().stream());
                assertThat(real.scores().top(rule, limit, now)).as("%s", rule).isEqualTo(ranking);
                assertThat(real.scores().topAt(rule, limit, now))
                        .as("%s at", rule)
                        .isEqualTo(ranking);
                assertThat(specified.scores().top(rule, limit, now)).isEqualTo(ranking);
            }
        }
    }

    /** What happens next; its time is given as a distance to the clock. */
    record Step(Kind kind, IssueId issue, int views, Duration distance) {}

    enum Kind {
        REPORT,
        ATTENTION,
        DELETE,
        ROLL_UP,
        ROLL_UP_BY_A_SLOW_CLOCK,
        REBUILD
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Kind> kinds = Arbitraries.frequency(
                Tuple.of(6, Kind.REPORT),
                Tuple.of(12, Kind.ATTENTION),
                Tuple.of(1, Kind.DELETE),
                Tuple.of(5, Kind.ROLL_UP),
                Tuple.of(1, Kind.ROLL_UP_BY_A_SLOW_CLOCK),
                Tuple.of(1, Kind.REBUILD));
        Arbitrary<Duration> distances = Arbitraries.oneOf(
                Arbitraries.of(
                        Duration.ZERO,
                        Duration.ofMillis(-1),
                        Duration.ofMillis(1),
                        Duration.ofDays(7),
                        Duration.ofDays(7).plusMillis(1),
                        Duration.ofHours(6)),
                Arbitraries.longs().between(-90, 8 * 24 * 60).map(Duration::ofMinutes));
        return Combinators.combine(
                        kinds,
                        Arbitraries.longs().between(1, 12).map(IssueId::new),
                        Arbitraries.integers().between(0, 3),
                        distances)
                .as(Step::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(40);
    }

    @Property
    void of_any_events_at_moving_times(
            @ForAll("steps") List<Step> steps, @ForAll("limits") int limit, @ForAll("pauses") Duration pause) {
        Both both = Both.empty();
        Instant now = START;
        for (Step step : steps) {
            take(step, both, now, limit);
            now = now.plus(pause);
        }
        both.rollUpAndCompare(now, limit);
    }

    @Provide
    Arbitrary<Integer> limits() {
        return Arbitraries.of(1, 3, 10);
    }

    @Provide
    Arbitrary<Duration> pauses() {
        return Arbitraries.of(Duration.ofMillis(1), Duration.ofMinutes(7), Duration.ofHours(6), Duration.ofHours(29));
    }

    private static void take(Step step, Both both, Instant now, int limit) {
        Instant at = now.minus(step.distance());
        for (Side side : List.of(both.specified(), both.real())) {
            switch (step.kind()) {
                case REPORT -> side.report(step.issue(), at);
                case ATTENTION -> side.attention(step.issue(), step.views(), at);
                case DELETE -> side.tracker().issues().remove(step.issue());
                case ROLL_UP_BY_A_SLOW_CLOCK -> side.scores().rollUp(now.minusSeconds(180));
                case REBUILD -> side.scores().rebuild(now);
                case ROLL_UP -> {}
            }
        }
        if (step.kind() == Kind.ROLL_UP || step.kind() == Kind.REBUILD) {
            both.rollUpAndCompare(now, limit);
        }
    }
}
