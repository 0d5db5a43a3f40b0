package dev.nightshift.domain.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.Csv;
import dev.nightshift.domain.RealData;
import dev.nightshift.domain.stats.DailyIssueStats;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The numbers that were worked out for a real tracker by other means. */
public final class ExpectedNumbers {

    private ExpectedNumbers() {}

    /** A place of a ranking. */
    public record Place(String key, long score) {}

    /** The files that begin like this, for every tracker that is there. */
    public static Stream<Path> files(String prefix) {
        return RealData.files(RealData.folder("issues"), "").stream()
                .flatMap(folder -> RealData.files(folder, prefix).stream());
    }

    public static String trackerOf(Path file) {
        return String.valueOf(file.getName(file.getNameCount() - 2));
    }

    /** From {@code expected_daily_Asia_Seoul.csv}. */
    public static ZoneId zoneOf(Path file) {
        String name = String.valueOf(file.getFileName());
        String zone = name.substring("expected_daily_".length(), name.length() - ".csv".length());
        return ZoneId.of(zone.replaceFirst("_", "/"));
    }

    public static List<DailyIssueStats> daily(Path file) {
        List<DailyIssueStats> days = new ArrayList<>();
        Csv.read(
                file,
                row -> days.add(new DailyIssueStats(
                        LocalDate.parse(value(row, "date")),
                        Integer.parseInt(value(row, "created")),
                        Integer.parseInt(value(row, "resolved")),
                        Integer.parseInt(value(row, "comments")))));
        return days;
    }

    /** The places by the instant of the ranking. */
    public static Map<Instant, List<Place>> rankings(Path file, String score) {
        Map<Instant, List<Place>> rankings = new TreeMap<>();
        Csv.read(file, row -> rankings.computeIfAbsent(Instant.parse(value(row, "at")), any -> new ArrayList<>())
                .add(new Place(value(row, "issue_key"), Long.parseLong(value(row, score)))));
        return rankings;
    }

    /** The scores are the same in order, and so are the keys but for the order among equal scores, which is free. */
    public static void assertSame(Instant at, List<Place> ranked, List<Place> expected, int limit) {
        assertThat(ranked)
                .as("%s", at)
                .extracting(Place::score)
                .isEqualTo(expected.stream().map(Place::score).toList());
        long last = expected.isEmpty() ? 0 : expected.get(expected.size() - 1).score();
        boolean isCut = expected.size() == limit;
        assertThat(above(ranked, isCut ? last : -1)).as("%s", at).isEqualTo(above(expected, isCut ? last : -1));
    }

    private static Set<Place> above(List<Place> places, long score) {
        Set<Place> above = new HashSet<>(places);
        above.removeIf(place -> place.score() <= score);
        return above;
    }

    private static String value(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }
}
