package dev.nightshift.bootstrap.endtoend;

import static dev.nightshift.bootstrap.endtoend.MarketService.range;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.sentiment.validation.FaultyTables;
import dev.nightshift.domain.sentiment.validation.TableRow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What a validation finds in the real market data, as it is and with mistakes of all kinds in it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MarketFaultsIT {

    private static final String DATA = "SELECT md5(string_agg(r::text, E'\\n' ORDER BY r::text)) FROM %s AS r";

    /** A finding as it is told. */
    private record Told(LocalDate date, String series, String rule) {

        static Told of(String json) {
            Json finding = new Json(json);
            return new Told(LocalDate.parse(finding.string("date")), finding.string("series"), finding.string("rule"));
        }
    }

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private MarketService market;

    @SuppressWarnings("NullAway.Init")
    private MarketAtWork work;

    @BeforeAll
    void import_it_and_compute_an_index() {
        work = MarketAtWork.start(folder);
        market = work.market();
        work.done("historical-backfill", range("2023-07-25", "2024-12-31") + ", \"method\": \"us-levels\"");
    }

    @AfterAll
    @SuppressWarnings("NullAway") // absent when the data is
    void stop() {
        if (work != null) {
            work.close();
        }
    }

    private List<Told> found() {
        return market.jobs().findings(work.done("data-validation", "")).stream()
                .map(Told::of)
                .toList();
    }

    private List<String> data() {
        return List.of(
                market.database().text(DATA.formatted("market_rows")),
                market.database().text(DATA.formatted("sentiment_days")));
    }

    @Test
    @Order(1)
    void as_it_is_only_what_is_known_to_be_wrong_is_found_and_nothing_is_changed() throws IOException {
        List<String> before = data();
        assertThat(found()).containsExactlyInAnyOrderElementsOf(known());
        assertThat(data()).isEqualTo(before);
    }

    private static List<Told> known() throws IOException {
        try (InputStream list =
                requireNonNull(FaultyTables.class.getResourceAsStream("/sentiment/known-findings.csv"))) {
            return IssueData.parse(new String(list.readAllBytes(), UTF_8)).stream()
                    .map(row -> new Told(
                            LocalDate.parse(row.getField("date")), row.getField("series"), row.getField("rule")))
                    .toList();
        }
    }

    @Test
    @Order(2)
    void fifty_mistakes_of_all_kinds_are_all_found() throws IOException {
        FaultyTables faulty = FaultyTables.ofRealOnes();
        Path copy = Files.createDirectories(folder.resolve("faulty"));
        for (String table : faulty.tables().keySet()) {
            String file = table + ".csv";
            String header = market.data().text(file).lines().findFirst().orElseThrow();
            Files.writeString(
                    copy.resolve(file),
                    csv(header, requireNonNull(faulty.tables().get(table))));
        }
        Files.writeString(copy.resolve("us_published.csv"), "date,value,rating\n2011-01-03,what,greed\n");
        Program.Result imported = market.program().run("import", "market", copy.toString());
        assertThat(imported.err()).contains("us_published.csv, line 2: value must be a number, was 'what'");
        assertThat(imported.out())
                .as(imported.err())
                .startsWith("imported 7 files: ")
                .contains("; 1 bad rows");

        List<Told> found = found();
        assertThat(faulty.planted()).hasSizeGreaterThanOrEqualTo(50).allSatisfy(fault -> assertThat(found)
                .as("%s", fault)
                .anyMatch(told -> fault.isFoundBy(told.date(), told.series(), told.rule())));
    }

    @Test
    @Order(3)
    void a_kept_day_that_is_not_that_of_its_components_is_found() {
        market.database().update("UPDATE sentiment_days SET value = value + 0.01 WHERE day = '2024-05-06'");
        market.database().update("UPDATE sentiment_days SET rating = 'GREED' WHERE day = '2024-08-07'");
        assertThat(found())
                .contains(
                        new Told(LocalDate.parse("2024-05-06"), "us-levels@1", "INDEX_MISMATCH"),
                        new Told(LocalDate.parse("2024-08-07"), "us-levels@1", "INDEX_MISMATCH"));
    }

    private static String csv(String header, List<TableRow> rows) {
        List<String> columns = Stream.of(header.split(",")).skip(1).toList();
        return rows.stream()
                .map(row -> columns.stream()
                        .map(column -> row.values().containsKey(column)
                                ? String.valueOf(row.values().get(column))
                                : "")
                        .collect(Collectors.joining(",", row.date() + ",", "\n")))
                .collect(Collectors.joining("", header + "\n", ""));
    }
}
