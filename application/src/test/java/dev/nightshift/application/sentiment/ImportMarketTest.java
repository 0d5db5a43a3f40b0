package dev.nightshift.application.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.sentiment.MarketRow;
import dev.nightshift.domain.stats.DayRange;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A table that is taken in again. */
class ImportMarketTest {

    private static final LocalDate MONDAY = LocalDate.parse("2024-12-30");

    private final MarketEngine engine = new MarketEngine();

    private static void row(ImportMarket.RowSink sink, int day) {
        sink.row(MONDAY.plusDays(day), Map.of("close", 10.0 + day), Optional.empty());
    }

    private void fourDays() {
        engine.importMarket.takeIn("us_vix", sink -> IntStream.range(0, 4).forEach(day -> row(sink, day)));
    }

    @Test
    void loses_the_days_that_it_no_longer_has() {
        fourDays();
        ImportMarket.Taken taken = engine.importMarket.takeIn("us_vix", sink -> {
            row(sink, 0);
            row(sink, 3);
        });
        assertThat(taken.removed()).isEqualTo(2);
        assertThat(engine.sentiment.tables().rows("us_vix"))
                .extracting(MarketRow::date)
                .containsExactly(MONDAY, MONDAY.plusDays(3));
    }

    @Test
    void keeps_a_day_whose_row_cannot_be_read_now() {
        fourDays();
        ImportMarket.Taken taken = engine.importMarket.takeIn("us_vix", sink -> {
            row(sink, 0);
            sink.unreadable(DayRange.of(MONDAY.plusDays(1)));
            row(sink, 3);
        });
        assertThat(taken.removed()).isEqualTo(1);
        assertThat(engine.sentiment.tables().rows("us_vix"))
                .extracting(MarketRow::date)
                .containsExactly(MONDAY, MONDAY.plusDays(1), MONDAY.plusDays(3));
    }
}
