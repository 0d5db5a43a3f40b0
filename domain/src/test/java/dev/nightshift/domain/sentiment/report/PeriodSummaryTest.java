package dev.nightshift.domain.sentiment.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.nightshift.domain.sentiment.Rating;
import dev.nightshift.domain.stats.DayRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PeriodSummaryTest {

    private static final LocalDate MAY = LocalDate.parse("2024-05-01");
    private static final Period PERIOD = new Period("2024-05", new DayRange(MAY, MAY.plusDays(30)));

    @Nested
    class Of_four_days_in_may {

        private final List<IndexDay> days =
                List.of(day(2, 30), day(3, 60), day(6, 60), day(7, 10), day(-1, 99), day(31, 99));

        @Test
        void has_the_ends_the_extremes_and_the_mean() {
            PeriodSummary summary = PeriodSummary.of(PERIOD, days).orElseThrow();
            assertThat(summary.days()).isEqualTo(4);
            assertThat(summary.open()).isEqualTo(day(2, 30));
            assertThat(summary.close()).isEqualTo(day(7, 10));
            assertThat(summary.lowest()).isEqualTo(day(7, 10));
            assertThat(summary.highest()).isEqualTo(day(3, 60));
            assertThat(summary.mean()).isEqualTo(40);
            assertThat(summary.means()).isEqualTo(Map.of("momentum", 20.0));
        }

        @Test
        void counts_the_days_of_every_rating() {
            assertThat(PeriodSummary.of(PERIOD, days).orElseThrow().ratings())
                    .containsEntry(Rating.EXTREME_FEAR, 1)
                    .containsEntry(Rating.FEAR, 1)
                    .containsEntry(Rating.NEUTRAL, 0)
                    .containsEntry(Rating.GREED, 2)
                    .containsEntry(Rating.EXTREME_GREED, 0);
        }

        @Test
        void is_the_same_in_any_order() {
            List<IndexDay> shuffled = new ArrayList<>(days);
            Collections.shuffle(shuffled, new Random(1));
            assertThat(PeriodSummary.of(PERIOD, shuffled)).isEqualTo(PeriodSummary.of(PERIOD, days));
        }
    }

    @Test
    void there_is_none_of_a_period_without_a_day() {
        assertThat(PeriodSummary.of(PERIOD, List.of(day(40, 50)))).isEmpty();
    }

    @Test
    void a_day_has_one_value() {
        assertThatThrownBy(() -> PeriodSummary.of(PERIOD, List.of(day(3, 50), day(3, 51))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2024-05-04");
    }

    @Test
    void periods_are_cut_to_the_range() {
        DayRange range = new DayRange(LocalDate.parse("2023-12-30"), LocalDate.parse("2024-02-02"));
        assertThat(PeriodLength.MONTH.periodsOf(range))
                .extracting(Period::name, period -> period.days().length())
                .containsExactly(tuple("2023-12", 2L), tuple("2024-01", 31L), tuple("2024-02", 2L));
        assertThat(PeriodLength.YEAR.periodsOf(range)).extracting(Period::name).containsExactly("2023", "2024");
    }

    private static IndexDay day(int number, double value) {
        return new IndexDay(
                MAY.plusDays(number), value, Rating.Scale.HALF_OPEN.of(value), Map.of("momentum", value / 2));
    }
}
