package dev.nightshift.bootstrap.endtoend;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.bootstrap.endtoend.IssueData.Place;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real issue dumps in, the numbers that must come out of them out: by the command line and by the API. */
class RealIssuesIT {

    private static final Pattern SCORED =
            Pattern.compile("\"key\"\\s*:\\s*\"([^\"]+)\".*?\"score\"\\s*:\\s*(\\d+)", Pattern.DOTALL);

    @Nested
    class Of_titanium extends OfADump {
        Of_titanium() {
            super("titanium", "imported 25648 issues, 88748 comments, 22589 status changes;");
        }
    }

    @Nested
    class Of_secp256k1_with_its_reopenings extends OfADump {
        Of_secp256k1_with_its_reopenings() {
            super("secp256k1", "imported 1825 issues, 9372 comments, 1746 status changes;");
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class OfADump {

        private final String name;
        private final String imported;

        @SuppressWarnings("NullAway.Init")
        private IssueData data;

        @SuppressWarnings("NullAway.Init")
        private Program program;

        @SuppressWarnings("NullAway.Init")
        private Service service;

        @SuppressWarnings("NullAway.Init")
        private String token;

        OfADump(String name, String imported) {
            this.name = name;
            this.imported = imported;
        }

        @BeforeAll
        void import_it_and_serve(@TempDir Path folder) {
            data = IssueData.of(name);
            program = Program.in(folder.resolve("data"));
            Program.Result result = program.run(data.importArguments());
            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(result.out()).startsWith(imported).contains(" 0 bad rows");
            service = Service.start(program.with("NIGHTSHIFT_ZONE", "UTC"));
            token = service.adminToken();
        }

        @AfterAll
        @SuppressWarnings("NullAway") // absent when the data is
        void stop() {
            if (service != null) {
                service.close();
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"UTC", "Asia/Seoul", "America/New_York"})
        void every_day_is_counted_as_expected(String zone) {
            Program there = program.with("NIGHTSHIFT_ZONE", zone);
            List<String> expected = data.dailyIn(zone);
            assertThat(there.run("stats", "aggregate").exitCode()).isZero();
            Program.Result shown = there.run(
                    "stats",
                    "show",
                    "--from",
                    firstField(expected.get(0)),
                    "--to",
                    firstField(expected.get(expected.size() - 1)));
            assertThat(daily(shown.out())).isEqualTo(expected);
        }

        @Test
        void the_api_shows_the_same_days() {
            program.with("NIGHTSHIFT_ZONE", "UTC").run("stats", "aggregate");
            List<String> expected = data.dailyIn("UTC");
            HttpResponse<String> answer = service.get(
                    "/api/stats/daily?from=" + firstField(expected.get(0)) + "&to="
                            + firstField(expected.get(expected.size() - 1)),
                    token,
                    "text/csv");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(daily(answer.body())).isEqualTo(expected);
        }

        @ParameterizedTest
        @ValueSource(strings = {"UTC", "Asia_Seoul"})
        void the_api_ranks_recent_issues_as_expected(String zone) {
            assertRanking(data.ranking("expected_popular_" + zone + ".csv", "score"), "");
        }

        @ParameterizedTest
        @ValueSource(strings = {"UTC", "Asia_Seoul"})
        void the_api_ranks_active_issues_as_expected(String zone) {
            assertRanking(data.ranking("expected_activity_" + zone + ".csv", "comments_7d"), "&by=activity");
        }

        @Test
        void the_command_line_ranks_recent_issues_as_the_api_does() {
            Map<String, List<Place>> expected = data.ranking("expected_popular_UTC.csv", "score");
            String at = new ArrayList<>(expected.keySet()).get(expected.size() / 2);
            Program.Result result = program.run("popular", "--at", at);
            assertThat(places(result.out())).isEqualTo(expected.get(at));
        }

        @Test
        void the_command_line_ranks_active_issues_as_the_api_does() {
            Map<String, List<Place>> expected = data.ranking("expected_activity_UTC.csv", "comments_7d");
            String at = new ArrayList<>(expected.keySet()).get(expected.size() / 2);
            Program.Result result = program.run("popular", "--by", "activity", "--at", at);
            assertThat(places(result.out()).stream().map(Place::score))
                    .isEqualTo(requireNonNull(expected.get(at)).stream()
                            .map(Place::score)
                            .toList());
        }

        @Test
        void importing_it_again_changes_nothing() {
            Program.Result result = program.run(data.importArguments());
            assertThat(result.out()).startsWith("imported 0 issues, 0 comments, 0 status changes;");
        }

        private void assertRanking(Map<String, List<Place>> expected, String by) {
            assertThat(expected).isNotEmpty();
            expected.forEach((at, places) -> {
                HttpResponse<String> answer = service.get("/api/issues/popular?at=" + at + by, token);
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                List<Place> ranked = scored(answer.body());
                assertThat(ranked.stream().map(Place::score).toList())
                        .as("scores as of %s", at)
                        .isEqualTo(places.stream().map(Place::score).toList());
                assertSameButForTies(ranked, places);
            });
        }

        /** Issues of equal score may stand in any order, and at the cut any of them may be left out. */
        private static void assertSameButForTies(List<Place> ranked, List<Place> expected) {
            long lastScore = expected.get(expected.size() - 1).score();
            assertThat(ranked.stream().filter(place -> place.score() > lastScore))
                    .containsExactlyInAnyOrderElementsOf(expected.stream()
                            .filter(place -> place.score() > lastScore)
                            .toList());
        }

        private static List<Place> scored(String json) {
            List<Place> places = new ArrayList<>();
            Matcher matcher = SCORED.matcher(json);
            while (matcher.find()) {
                places.add(new Place(matcher.group(1), Long.parseLong(matcher.group(2))));
            }
            return places;
        }

        private static List<String> daily(String csv) {
            return IssueData.parse(csv).stream()
                    .map(row -> String.join(
                            ",",
                            row.getField("date"),
                            row.getField("createdCount"),
                            row.getField("resolvedCount"),
                            row.getField("commentCount")))
                    .toList();
        }

        private static List<Place> places(String csv) {
            return IssueData.parse(csv).stream()
                    .map(row -> new Place(row.getField("key"), Long.parseLong(row.getField("score"))))
                    .toList();
        }

        private static String firstField(String line) {
            return line.substring(0, line.indexOf(','));
        }
    }
}
