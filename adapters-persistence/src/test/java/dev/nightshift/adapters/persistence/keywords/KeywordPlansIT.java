package dev.nightshift.adapters.persistence.keywords;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.persistence.DataSourceConnections;
import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.Plan;
import dev.nightshift.adapters.persistence.TestDatabase;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.keywords.CallLimits;
import dev.nightshift.domain.keywords.DocumentTotals;
import dev.nightshift.domain.keywords.Keyword;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How the hot statements are executed on a hundred thousand totals and as many counts. */
class KeywordPlansIT {

    private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
    private static final DataSource DATA = filled();

    private static DataSource filled() {
        DataSource data = TestDatabase.freshDataSource(2);
        new Database(new DataSourceConnections(data)).run(handle -> {
            handle.execute(
                    """
                    INSERT INTO document_totals (keyword, source, total, counted_at)
                    SELECT 'keyword ' || n / 5, (ARRAY['BLOG', 'CAFE', 'NEWS', 'SHOP', 'WEB'])[n % 5 + 1], n,
                           clock_timestamp() - n * interval '1 second'
                      FROM generate_series(1, 100000) AS n
                    """);
            for (int job = 0; job < 100; job++) {
                handle.execute(
                        """
                        INSERT INTO keyword_counts (job_id, position, keyword, error)
                        SELECT ?, n, 'keyword', 'no' FROM generate_series(0, 999) AS n
                        """,
                        job(job).value());
            }
            handle.execute("VACUUM ANALYZE document_totals, keyword_counts");
        });
        return data;
    }

    private static JobId job(int number) {
        return JobId.firstOf(NOW.plusMillis(number));
    }

    private static Plan plan(Consumer<Database> call) {
        return Plan.of(DATA, call);
    }

    @Nested
    class Totals {

        @Test
        void of_a_keyword_are_read_from_the_key() {
            Plan plan = plan(database ->
                    new PostgresDocumentTotals(database).of(new Keyword("keyword 77"), DocumentTotals.FRESH));
            assertThat(plan.indexes()).containsExactly("document_totals_pkey");
            assertThat(plan.touchedRows()).isLessThanOrEqualTo(5);
        }

        @Test
        void that_are_old_are_found_by_their_age() {
            Plan plan = plan(database -> new PostgresDocumentTotals(database).purge(DocumentTotals.FRESH, 100));
            assertThat(plan.indexes()).contains("document_totals_by_age");
            assertThat(plan.touchedRows()).isLessThan(1_000);
        }
    }

    @Nested
    class Counts {

        @Test
        void of_a_job_are_read_from_the_key() {
            Plan plan = plan(database -> new PostgresKeywordCounts(database).of(job(50)));
            assertThat(plan.indexes()).containsExactly("keyword_counts_pkey");
            assertThat(plan.touchedRows()).isLessThanOrEqualTo(1_000);
        }

        @Test
        void of_old_jobs_are_found_in_the_order_of_the_key() {
            Plan plan = plan(database -> new PostgresKeywordCounts(database).purge(job(50), 100));
            assertThat(plan.indexes()).contains("keyword_counts_pkey");
            assertThat(plan.touchedRows()).isLessThan(1_000);
        }
    }

    @Nested
    class A_turn {

        @Test
        void touches_one_row() {
            Plan plan = plan(
                    database -> new PostgresSearchCalls(database).take(CallLimits.defaults(ZoneId.of("Asia/Seoul"))));
            assertThat(plan.tables()).containsExactly("search_calls");
            assertThat(plan.touchedRows()).isLessThanOrEqualTo(1);
        }
    }
}
