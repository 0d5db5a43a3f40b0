package dev.nightshift.adapters.persistence;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.persistence.popularity.PostgresPopularityScores;
import dev.nightshift.adapters.persistence.stats.PostgresIssueActivity;
import dev.nightshift.domain.popularity.PopularityRule;
import dev.nightshift.domain.popularity.PopularityScores;
import dev.nightshift.domain.popularity.RankedIssue;
import dev.nightshift.domain.stats.BusinessCalendar;
import dev.nightshift.domain.stats.DailyIssueStats;
import dev.nightshift.domain.stats.DayRange;
import dev.nightshift.domain.tracking.ExpectedNumbers;
import dev.nightshift.domain.tracking.ExpectedNumbers.Place;
import dev.nightshift.domain.tracking.IssueId;
import dev.nightshift.domain.tracking.IssueIntake;
import dev.nightshift.domain.tracking.IssueIntake.Settled;
import dev.nightshift.domain.tracking.RealTracker;
import dev.nightshift.domain.tracking.TrackedIssue;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dumps of real trackers, taken in and counted by PostgreSQL. */
class RealDataIT {

    private static final int PLACES = 10;
    private static final Map<String, PostgresTracker> TAKEN_IN = new HashMap<>();

    static Stream<Path> daily() {
        return ExpectedNumbers.files("expected_daily_");
    }

    static Stream<Path> popular() {
        return ExpectedNumbers.files("expected_popular_");
    }

    static Stream<Path> activity() {
        return ExpectedNumbers.files("expected_activity_");
    }

    private static Settled takeIn(String name, PostgresTracker tracker) {
        return tracker.inOne(() -> {
            IssueIntake intake = tracker.intake();
            RealTracker.pour(name, intake);
            return intake.complete();
        });
    }

    private static PostgresTracker takenIn(String name) {
        return TAKEN_IN.computeIfAbsent(name, any -> {
            PostgresTracker tracker = PostgresTracker.fresh();
            takeIn(name, tracker);
            return tracker;
        });
    }

    private static PostgresTracker trackerOf(Path file) {
        return takenIn(ExpectedNumbers.trackerOf(file));
    }

    @ParameterizedTest
    @ValueSource(strings = "secp256k1")
    void a_dump_is_known_when_it_comes_again(String name) {
        Settled again = takeIn(name, takenIn(name));
        assertThat(again.newIssues() + again.newComments() + again.newStatusChanges())
                .isZero();
        assertThat(again.knownRows()).isPositive();
        assertThat(again.span()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("daily")
    void days_are_counted_as_expected(Path file) {
        List<DailyIssueStats> expected = ExpectedNumbers.daily(file);
        DayRange range = new DayRange(
                expected.get(0).date(), expected.get(expected.size() - 1).date());
        assertThat(new PostgresIssueActivity(trackerOf(file).database())
                        .countPerDay(range, new BusinessCalendar(ExpectedNumbers.zoneOf(file))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("popular")
    void recent_issues_are_ranked_as_expected(Path file) {
        assertRanked(file, PopularityRule.RECENT, "score");
    }

    @ParameterizedTest
    @MethodSource("activity")
    void active_issues_are_ranked_as_expected(Path file) {
        assertRanked(file, PopularityRule.ACTIVITY, "comments_7d");
    }

    private static void assertRanked(Path file, PopularityRule rule, String score) {
        PostgresTracker tracker = trackerOf(file);
        PopularityScores scores = new PostgresPopularityScores(tracker.database());
        ExpectedNumbers.rankings(file, score).forEach((at, expected) -> {
            List<Place> ranked = named(tracker, scores.topAt(rule, PLACES, at));
            ExpectedNumbers.assertSame(at, ranked, expected, PLACES);
        });
    }

    private static List<Place> named(PostgresTracker tracker, List<RankedIssue> ranked) {
        Map<IssueId, TrackedIssue> found =
                tracker.issues().find(ranked.stream().map(RankedIssue::issue).toList()).stream()
                        .collect(toMap(row -> row.issue().id(), row -> row));
        return ranked.stream()
                .flatMap(place -> Stream.ofNullable(found.get(place.issue()))
                        .map(row -> new Place(row.issue().key().value(), place.score())))
                .toList();
    }
}
