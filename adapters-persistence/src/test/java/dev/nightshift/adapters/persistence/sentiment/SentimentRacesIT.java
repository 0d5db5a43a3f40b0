package dev.nightshift.adapters.persistence.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.TestDatabase;
import dev.nightshift.application.sentiment.ImportMarket;
import dev.nightshift.domain.Together;
import dev.nightshift.domain.sentiment.MarketRow;
import dev.nightshift.domain.sentiment.MarketTables;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Transactions that meet on the same market table. */
class SentimentRacesIT {

    private static final Database DATABASE = TestDatabase.fresh();
    private static final LocalDate FIRST = LocalDate.parse("2024-01-01");
    private static final String TABLE = "us_vix";

    private final MarketTables tables = new PostgresMarketTables(DATABASE);

    SentimentRacesIT() {
        DATABASE.run(handle -> handle.execute("TRUNCATE market_rows"));
    }

    @Test
    void a_table_that_is_held_is_not_held_by_another_before_the_transaction_ends() {
        CountDownLatch held = new CountDownLatch(1);
        AtomicBoolean isOver = new AtomicBoolean();
        List<Boolean> over = Together.run(2, i -> i == 0 ? holding(held, isOver) : holdingAfter(held, isOver));
        assertThat(over).containsExactly(false, true);
    }

    private boolean holding(CountDownLatch held, AtomicBoolean isOver) {
        return DATABASE.inOne(() -> {
            tables.hold(TABLE);
            held.countDown();
            awaitSomebodyWaiting();
            return isOver.getAndSet(true);
        });
    }

    private boolean holdingAfter(CountDownLatch held, AtomicBoolean isOver) {
        Together.await(held);
        return DATABASE.inOne(() -> {
            tables.hold(TABLE);
            return isOver.get();
        });
    }

    private static void awaitSomebodyWaiting() {
        while (DATABASE.with(handle -> handle.createQuery(
                                """
                        SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
                           AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                        """)
                        .mapTo(Long.class)
                        .one())
                == 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void another_table_is_free() {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Together.run(
                2,
                i -> DATABASE.inOne(() -> {
                    if (i == 0) {
                        tables.hold(TABLE);
                        held.countDown();
                        Together.await(done);
                    } else {
                        Together.await(held);
                        tables.hold("us_levels");
                        done.countDown();
                    }
                    return true;
                }));
        assertThat(done.getCount()).isZero();
    }

    @RepeatedTest(5)
    void of_two_imports_at_once_one_is_true_and_not_some_of_both() {
        ImportMarket importMarket = new ImportMarket(DATABASE, tables, new PostgresLayoutMigrations(DATABASE));
        Together.run(
                2,
                i -> importMarket.takeIn(TABLE, sink -> days(i).forEach(
                                day -> sink.row(day, Map.of("close", (double) i), Optional.empty()))));
        List<LocalDate> kept =
                tables.rows(TABLE).stream().map(MarketRow::standsOn).toList();
        assertThat(kept).isIn(days(0), days(1));
    }

    /** Of the same range, every second day or every third. */
    private static List<LocalDate> days(int importer) {
        return IntStream.rangeClosed(0, 60)
                .filter(day -> day % (importer + 2) == 0)
                .mapToObj(FIRST::plusDays)
                .toList();
    }
}
