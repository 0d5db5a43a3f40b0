package dev.nightshift.domain.tracking;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.popularity.Engagement;
import dev.nightshift.domain.popularity.PopularityRanking;
import dev.nightshift.domain.popularity.PopularityRule;
import dev.nightshift.domain.stats.BusinessCalendar;
import dev.nightshift.domain.stats.DailyIssueStats;
import dev.nightshift.domain.stats.DailyStatsAggregator;
import dev.nightshift.domain.stats.DayRange;
import dev.nightshift.domain.tracking.ExpectedNumbers.Place;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The specifications, fed from dumps of real trackers. */
class RealDataTest {

    private static final int PLACES = 10;
    private static final Map<String, RealTracker> READ = new HashMap<>();

    static Stream<Path> daily() {
        return ExpectedNumbers.files("expected_daily_");
    }

    static Stream<Path> popular() {
        return ExpectedNumbers.files("expected_popular_");
    }

    static Stream<Path> activity() {
        return ExpectedNumbers.files("expected_activity_");
    }

    private static RealTracker trackerOf(Path file) {
        return READ.computeIfAbsent(ExpectedNumbers.trackerOf(file), RealTracker::read);
    }

    @ParameterizedTest
    @MethodSource("daily")
    void days_are_counted_as_expected(Path file) {
        RealTracker tracker = trackerOf(file);
        List<DailyIssueStats> expected = ExpectedNumbers.daily(file);
        DayRange range = new DayRange(
                expected.get(0).date(), expected.get(expected.size() - 1).date());
        assertThat(new DailyStatsAggregator(new BusinessCalendar(ExpectedNumbers.zoneOf(file)))
                        .aggregate(
                                range,
                                tracker.sightings().stream().map(Engagement::createdAt),
                                tracker.changes().stream(),
                                tracker.comments().stream()))
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
        RealTracker tracker = trackerOf(file);
        Map<IssueId, String> keys =
                tracker.ids().entrySet().stream().collect(toMap(Map.Entry::getValue, Map.Entry::getKey));
        ExpectedNumbers.rankings(file, score).forEach((at, expected) -> {
            List<Place> ranked = new PopularityRanking(rule, at)
                    .top(PLACES, tracker.sightings().stream()).stream()
                            .map(place -> new Place(keys.getOrDefault(place.issue(), ""), place.score()))
                            .toList();
            ExpectedNumbers.assertSame(at, ranked, expected, PLACES);
        });
    }
}
