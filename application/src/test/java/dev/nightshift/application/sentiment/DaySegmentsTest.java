package dev.nightshift.application.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.application.sentiment.DaySegments.Segment;
import dev.nightshift.domain.batch.Source;
import dev.nightshift.domain.batch.Source.Item;
import dev.nightshift.domain.batch.Source.Items;
import dev.nightshift.domain.stats.DayRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DaySegmentsTest {

    private static final LocalDate FIRST = LocalDate.parse("2024-02-27");

    private static DaySegments<String> segments(int one, int two, int three) {
        return new DaySegments<>(List.of(segment("a", one), segment("b", two), segment("c", three)));
    }

    private static Segment<String> segment(String name, int days) {
        return new Segment<>(name, new DayRange(FIRST, FIRST.plusDays(days - 1L)), day -> name + " " + day);
    }

    private static List<Item<String>> all(Source<String> source, @Nullable String after) {
        List<Item<String>> all = new ArrayList<>();
        try (Items<String> items = source.after(after)) {
            for (Item<String> item = items.next(); item != null; item = items.next()) {
                all.add(item);
            }
        }
        return all;
    }

    @Test
    void slices_together_hold_every_item_once() {
        for (int one = 1; one < 6; one++) {
            for (int slices = 1; slices < 20; slices++) {
                DaySegments<String> source = segments(one, 7, 3);
                List<Item<String>> together = new ArrayList<>();
                source.split(slices).forEach(name -> together.addAll(all(source.slice(name), null)));
                assertThat(together).isEqualTo(all(source, null)).hasSize(one + 10);
                assertThat(source.size()).hasValue(one + 10);
            }
        }
    }

    @Test
    void reading_goes_on_after_any_position() {
        DaySegments<String> source = segments(3, 1, 4);
        List<Item<String>> whole = all(source, null);
        for (int i = 0; i < whole.size(); i++) {
            assertThat(all(source, whole.get(i).position())).isEqualTo(whole.subList(i + 1, whole.size()));
        }
    }
}
