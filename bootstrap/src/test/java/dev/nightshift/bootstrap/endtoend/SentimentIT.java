package dev.nightshift.bootstrap.endtoend;

import static dev.nightshift.bootstrap.endtoend.MarketService.range;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Real market data in by the command line, indices out by the API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SentimentIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private MarketService market;

    @SuppressWarnings("NullAway.Init")
    private MarketAtWork work;

    @BeforeAll
    void import_it_and_serve() {
        work = MarketAtWork.start(folder);
        market = work.market();
    }

    @AfterAll
    @SuppressWarnings("NullAway") // absent when the data is
    void stop() {
        if (work != null) {
            work.close();
        }
    }

    @Test
    void importing_it_again_changes_nothing() {
        Program.Result result =
                market.program().run("import", "market", market.data().folder().toString());
        assertThat(result.out()).startsWith("imported 9 files: 0 rows new, 0 changed, 0 days removed, ");
    }

    @Test
    void the_api_shows_the_levels_index_as_expected() {
        work.done(
                "historical-backfill",
                range("2021-01-01", "2024-12-31")
                        + ", \"method\": \"us-levels\", \"validationLevel\": \"COMPREHENSIVE\"");
        ExpectedIndex.of(
                        market.data().records("expected_us_levels.csv"),
                        1e-3,
                        "index_decoded",
                        "momentum",
                        "strength",
                        "breadth",
                        "put_call",
                        "junk",
                        "safe_haven",
                        "vix")
                .isThatOf(market.index("from=2021-01-01&to=2024-12-31&method=us-levels"));
        assertThat(market.administrator().get("/api/sentiment/index/latest"))
                .contains("\"date\":\"2024-12-31\"", "\"rating\":\"fear\"");
    }

    @Test
    void the_api_shows_the_korean_index_as_published() {
        work.done("historical-backfill", range("2023-01-01", "2026-12-31") + ", \"market\": \"kr\"");
        List<NamedCsvRecord> published = market.data().records("kr_published.csv");
        ExpectedIndex.of(
                        published,
                        1e-9,
                        "index",
                        "momentum",
                        "strength",
                        "breadth",
                        "put_call",
                        "credit_spread",
                        "volatility",
                        "safe_haven")
                .isThatOf(market.index("from=2023-01-01&to=2026-12-31&method=kr"));
        String shown = market.administrator().get("/api/sentiment/index?from=2023-01-01&to=2026-12-31&method=kr");
        published.forEach(row -> assertThat(shown)
                .containsPattern("\"date\":\"%s\",\"value\":[0-9.]+,\"rating\":\"[a-z ]+\",\"label\":\"%s\""
                        .formatted(row.getField("date"), row.getField("rating"))));
    }

    @Test
    void a_job_without_data_fails_with_a_plain_reason() {
        String id = market.create("historical-backfill", range("1990-01-01", "1990-12-31"));
        Await.until(
                "it fails", Duration.ofMinutes(1), () -> market.jobs().state(id).equals("FAILED"));
        assertThat(market.jobs().show(id)).contains("There is no data of us-levels from 1990-01-01 to 1990-12-31");
    }
}
