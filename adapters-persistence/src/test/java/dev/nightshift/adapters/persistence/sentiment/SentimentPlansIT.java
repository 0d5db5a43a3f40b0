package dev.nightshift.adapters.persistence.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.persistence.DataSourceConnections;
import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.Plan;
import dev.nightshift.adapters.persistence.TestDatabase;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.sentiment.IndexVariant;
import dev.nightshift.domain.sentiment.Methods;
import dev.nightshift.domain.stats.DayRange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** How the hot statements are executed on twenty thousand days of two indices, a table and as many findings. */
class SentimentPlansIT {

    private static final IndexVariant KR = IndexVariant.of(Methods.KR);
    private static final LocalDate DAY = LocalDate.parse("2000-01-03");
    private static final JobId JOB = JobId.firstOf(Instant.parse("2026-01-01T00:00:00Z"));
    private static final DataSource DATA = filled();

    private static DataSource filled() {
        DataSource dataSource = TestDatabase.freshDataSource(2);
        new Database(new DataSourceConnections(dataSource)).run(handle -> {
            handle.execute(
                    """
                    INSERT INTO sentiment_days (market, method, version, weights, day, value, rating, components, gaps, job)
                    SELECT 'us', m, 1, '', date '1970-01-01' + n, CASE WHEN n < 19990 THEN 50 END,
                           CASE WHEN n < 19990 THEN 'NEUTRAL' END, '[]', '[]', cast(? AS uuid)
                      FROM generate_series(0, 19999) AS n, unnest(ARRAY['kr', 'us-inputs']) AS m
                    """,
                    JOB.toString());
            handle.execute(
                    """
                    INSERT INTO market_rows (market_table, stands_on, place, day, numbers)
                    SELECT t, date '1970-01-01' + n, 0, date '1970-01-01' + n, 'close=1.0'
                      FROM generate_series(0, 19999) AS n, unnest(ARRAY['us_vix', 'kr_put_call']) AS t
                    """);
            handle.execute(
                    """
                    INSERT INTO sentiment_findings (job, place, day, series, rule, severity, detail)
                    SELECT cast(? AS uuid), n, date '1970-01-01', 'us_vix', 'GAP', 'NOTICE', ''
                      FROM generate_series(0, 19999) AS n
                    """,
                    JOB.toString());
            handle.execute("ANALYZE sentiment_days, market_rows, sentiment_findings");
        });
        return dataSource;
    }

    private static void assertTouchesFew(Consumer<Database> call, long rows) {
        Plan plan = Plan.of(DATA, call);
        assertThat(plan.nodes()).noneMatch(node -> node.type().equals("Seq Scan"));
        assertThat(plan.touchedRows()).isLessThan(rows);
        assertThat(plan.sortedRows()).isLessThan(rows);
    }

    @Test
    void days_of_a_range_are_read_alone() {
        DayRange month = new DayRange(DAY, DAY.plusDays(30));
        assertTouchesFew(database -> new PostgresIndexDays(database).in(KR, month), 100);
    }

    @Test
    void the_latest_day_is_found_from_the_end() {
        assertTouchesFew(database -> new PostgresIndexDays(database).latest(KR), 100);
    }

    @Test
    void the_ends_of_an_index_are_read_alone() {
        assertTouchesFew(database -> new PostgresIndexDays(database).span(KR), 100);
    }

    @Test
    void the_variants_are_found_without_reading_their_days() {
        assertTouchesFew(database -> new PostgresIndexDays(database).variants(), 100);
    }

    @Test
    void rows_of_some_days_and_the_names_of_tables_are_found_by_the_key() {
        assertTouchesFew(database -> new PostgresMarketTables(database).rows("us_vix", Set.of(DAY)), 100);
        assertTouchesFew(database -> new PostgresMarketTables(database).names(), 100);
    }

    @Test
    void findings_of_old_jobs_are_found_in_the_order_of_the_key() {
        JobId later = JobId.firstOf(Instant.parse("2026-01-02T00:00:00Z"));
        assertTouchesFew(database -> new PostgresFindings(database).purge(later, 50), 500);
    }

    @Test
    void a_page_of_findings_is_read_alone() {
        assertTouchesFew(database -> new PostgresFindings(database).of(JOB, 10_000L, 50), 100);
    }
}
