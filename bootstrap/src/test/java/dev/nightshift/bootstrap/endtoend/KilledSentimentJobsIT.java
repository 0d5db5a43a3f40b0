package dev.nightshift.bootstrap.endtoend;

import static dev.nightshift.bootstrap.endtoend.MarketService.range;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The five kinds of work on real market data, by workers that are killed in the middle of it. When is chance, whose seed
 * {@code -Dnightshift.faults.seed} gives.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledSentimentJobsIT {

    private static final String METHOD = range("2008-01-01", "2018-12-31") + ", \"method\": \"us-inputs\"";
    private static final String BACKFILL = METHOD + ", \"overwriteExisting\": true, \"chunkSize\": 5";
    private static final String QUERY = "from=2008-01-01&to=2018-12-31&method=us-inputs";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private MarketService market;

    @SuppressWarnings("NullAway.Init")
    private Heirs workers;

    @BeforeAll
    void compute_the_index_undisturbed() {
        market = MarketService.start(folder);
        workers = new Heirs(market, Long.getLong("nightshift.faults.seed", new Random().nextLong()));
        workers.done("historical-backfill", BACKFILL + ", \"strategy\": \"PARALLEL\"");
    }

    @AfterAll
    @SuppressWarnings("NullAway") // absent when the data is
    void stop() {
        if (workers != null) {
            workers.close();
        }
        if (market != null) {
            market.close();
        }
    }

    @Test
    void a_backfill_writes_the_same_days_and_they_are_as_expected() {
        ExpectedIndex expected = ExpectedIndex.of(
                market.data().records("expected_us_inputs.csv"),
                1e-3,
                "index",
                "momentum",
                "strength",
                "breadth",
                "put_call",
                "junk",
                "safe_haven",
                "vix");
        List<String> undisturbed = market.days(QUERY);
        expected.isThatOf(market.index(QUERY));
        String killed = workers.killedAndDone("historical-backfill", BACKFILL);
        assertThat(market.days(QUERY)).isEqualTo(undisturbed);
        assertThat(market.csv(QUERY).lines().skip(1)).allMatch(line -> line.endsWith(killed));
    }

    @Test
    void a_recalculation_keeps_both_and_tells_the_same_differences() {
        String fields = METHOD + ", \"weights\": {\"momentum\": 3, \"vix\": 0}, \"chunkSize\": 5";
        String recalculated = QUERY + "&weights=momentum=3,vix=0";
        String before = market.csv(QUERY);
        String undisturbed = workers.done("index-recalculation", fields);
        List<String> days = market.days(recalculated);
        String killed = workers.killedAndDone("index-recalculation", fields);
        assertThat(market.days(recalculated)).isEqualTo(days);
        assertThat(market.csv(recalculated).lines().skip(1)).allMatch(line -> line.endsWith(killed));
        assertThat(market.jobs().findings(killed))
                .isEqualTo(market.jobs().findings(undisturbed))
                .hasSizeGreaterThan(2_000);
        assertThat(market.csv(QUERY)).isEqualTo(before);
    }

    @Test
    void a_validation_finds_the_same() {
        String undisturbed = workers.done("data-validation", "");
        String killed = workers.killedAndDone("data-validation", "\"chunkSize\": 5");
        assertThat(market.jobs().findings(killed))
                .isEqualTo(market.jobs().findings(undisturbed))
                .isNotEmpty();
    }

    @Test
    void reports_have_the_same_bytes() {
        String undisturbed = workers.done("bulk-report", METHOD);
        String killed = workers.killedAndDone("bulk-report", METHOD + ", \"chunkSize\": 5");
        Map<String, String> files = market.jobs().reports(killed);
        assertThat(files).isEqualTo(market.jobs().reports(undisturbed)).hasSizeGreaterThanOrEqualTo(2 * 8 * 12);
        assertThat(files.get("us-inputs-2018-12.html")).contains("<svg ", "extreme fear");
    }

    @Test
    void a_migration_writes_the_same_rows_and_can_be_taken_back() {
        String rows = "SELECT md5(string_agg(r::text, E'\\n' ORDER BY stands_on, place)) FROM market_rows AS r"
                + " WHERE market_table = 'kr_published'";
        String source = "\"source\": \"kr_published_layout_1\"";
        String original = market.database().text(rows);
        workers.done("data-migration", source);
        assertThat(market.database().text(rows)).isEqualTo(original);
        workers.done("data-migration", source + ", \"step\": \"APPLY\"");
        String applied = market.database().text(rows);
        assertThat(applied).isNotEqualTo(original);
        workers.done("data-migration", source + ", \"step\": \"REVERT\"");
        assertThat(market.database().text(rows)).isEqualTo(original);
        workers.killedAndDone("data-migration", source + ", \"step\": \"APPLY\", \"chunkSize\": 1");
        assertThat(market.database().text(rows)).isEqualTo(applied);
        workers.done("data-migration", source + ", \"step\": \"CONFIRM\"");
        assertThat(market.database().text(rows)).isEqualTo(applied);
    }
}
