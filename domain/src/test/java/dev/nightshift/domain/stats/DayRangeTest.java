package dev.nightshift.domain.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class DayRangeTest {

    private static final LocalDate NEW_YEAR = LocalDate.parse("2026-01-01");

    @Provide
    Arbitrary<List<LocalDate>> days() {
        return Arbitraries.integers()
                .between(0, 40)
                .map(NEW_YEAR::plusDays)
                .list()
                .ofMaxSize(30);
    }

    @Property
    void covering_ranges_hold_exactly_the_days(@ForAll("days") List<LocalDate> days) {
        assertThat(DayRange.covering(days.stream()).stream().flatMap(DayRange::days))
                .containsExactlyElementsOf(new TreeSet<>(days));
    }

    @Property
    void covering_ranges_are_as_few_as_can_be(@ForAll("days") List<LocalDate> days) {
        List<DayRange> ranges = DayRange.covering(days.stream());
        for (int i = 1; i < ranges.size(); i++) {
            assertThat(ranges.get(i).first()).isAfter(ranges.get(i - 1).last().plusDays(1));
        }
    }

    @Test
    void holds_both_its_ends() {
        DayRange range = new DayRange(NEW_YEAR, NEW_YEAR.plusDays(2));
        assertThat(range.length()).isEqualTo(3);
        assertThat(range.days()).containsExactly(NEW_YEAR, NEW_YEAR.plusDays(1), NEW_YEAR.plusDays(2));
        assertThat(range.days()).allMatch(range::contains);
        assertThat(range.contains(NEW_YEAR.minusDays(1))).isFalse();
        assertThat(range.contains(NEW_YEAR.plusDays(3))).isFalse();
    }

    @Test
    void can_not_end_before_it_begins() {
        assertThatThrownBy(() -> new DayRange(NEW_YEAR, NEW_YEAR.minusDays(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2025-12-31");
    }
}
