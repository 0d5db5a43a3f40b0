package dev.nightshift.domain.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.domain.batch.Source.Item;
import dev.nightshift.domain.batch.Source.Items;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesTest {

    private static <I> List<Item<I>> after(Source<I> source, @Nullable String position) {
        List<Item<I>> all = new ArrayList<>();
        try (Items<I> items = source.after(position)) {
            for (Item<I> item = items.next(); item != null; item = items.next()) {
                all.add(item);
            }
            assertThat(items.next()).isNull();
        }
        return all;
    }

    private static <I> List<I> values(Source<I> source) {
        return after(source, null).stream().map(Item::value).toList();
    }

    private static List<Long> upTo(long size) {
        return LongStream.range(0, size).boxed().toList();
    }

    @Property
    void have_every_item_in_order(@ForAll @IntRange(max = 300) int size) {
        Source<Long> source = Sources.counted(size, index -> index);
        assertThat(values(source)).isEqualTo(upTo(size));
        assertThat(source.size()).isEqualTo(OptionalLong.of(size));
    }

    @Property
    void slices_hold_every_item_once_and_are_about_equal(
            @ForAll @IntRange(max = 300) int size, @ForAll @IntRange(min = 1, max = 40) int slices) {
        Source<Long> source = Sources.counted(size, index -> index);
        List<String> names = source.split(slices);
        List<Long> all = new ArrayList<>();
        names.forEach(name -> all.addAll(values(source.slice(name))));
        assertThat(all).isEqualTo(upTo(size));
        assertThat(names).hasSizeBetween(1, slices).doesNotHaveDuplicates();
        long[] sizes = names.stream()
                .mapToLong(name -> source.slice(name).size().orElseThrow())
                .sorted()
                .toArray();
        assertThat(sizes[sizes.length - 1] - sizes[0]).isLessThanOrEqualTo(1);
    }

    @Property
    void go_on_after_any_position_of_any_slice(
            @ForAll @IntRange(max = 100) int size, @ForAll @IntRange(min = 1, max = 8) int slices) {
        Source<Long> source = Sources.counted(size, index -> index);
        for (String name : source.split(slices)) {
            List<Item<Long>> items = after(source.slice(name), null);
            for (int i = 0; i < items.size(); i++) {
                assertThat(after(source.slice(name), items.get(i).position()))
                        .isEqualTo(items.subList(i + 1, items.size()));
            }
        }
    }

    @Property
    void slices_can_be_sliced(@ForAll @IntRange(min = 1, max = 200) int size) {
        Source<Long> half = Sources.counted(size, index -> index).slice("0-" + (size + 1) / 2);
        List<Long> all = new ArrayList<>();
        half.split(3).forEach(name -> all.addAll(values(half.slice(name))));
        assertThat(all).isEqualTo(values(half));
    }

    @Test
    void a_source_as_large_as_can_be_is_split_without_overflow() {
        Source<Long> source = Sources.counted(Long.MAX_VALUE, index -> index);
        List<String> names = source.split(1_000);
        assertThat(names).hasSize(1_000);
        assertThat(names.get(0)).startsWith("0-");
        assertThat(names.get(999)).endsWith("-" + Long.MAX_VALUE);
    }

    @Test
    void of_a_list_are_its_items_as_they_were() {
        List<String> list = new ArrayList<>(List.of("a", "b"));
        Source<String> source = Sources.of(list);
        list.clear();
        assertThat(values(source)).containsExactly("a", "b");
        assertThat(values(Sources.of(List.of()))).isEmpty();
    }

    @Test
    void of_days_have_both_ends() {
        LocalDate leap = LocalDate.parse("2028-02-28");
        assertThat(values(Sources.days(leap, leap.plusDays(2))))
                .containsExactly(leap, LocalDate.parse("2028-02-29"), LocalDate.parse("2028-03-01"));
        assertThat(values(Sources.days(leap, leap))).containsExactly(leap);
        assertThatThrownBy(() -> Sources.days(leap, leap.minusDays(1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void have_no_negative_size() {
        assertThatThrownBy(() -> Sources.counted(-1, index -> index)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1", "-", "1-", "-1-3", "3-2", "0-11", "1-2-3", "99999999999999999999-1"})
    void know_no_such_slice(String name) {
        assertThatThrownBy(() -> Sources.counted(10, index -> index).slice(name))
                .isInstanceOf(InvalidParameters.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "10", "9223372036854775807", "99999999999999999999"})
    void know_no_such_position(String position) {
        assertThatThrownBy(() -> Sources.counted(10, index -> index).after(position))
                .isInstanceOf(InvalidParameters.class);
    }

    @Test
    void that_cannot_be_split_say_so() {
        Source<String> plain = new Source<>() {
            @Override
            public OptionalLong size() {
                return OptionalLong.empty();
            }

            @Override
            public Items<String> after(@Nullable String position) {
                return () -> null;
            }
        };
        assertThat(plain.split(3)).isEmpty();
        assertThatThrownBy(() -> plain.slice("a")).isInstanceOf(UnsupportedOperationException.class);
    }
}
