package dev.nightshift.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadableRowsTest {

    private final ReadableRows rows = new ReadableRows("numbers");
    private final List<Integer> asked = new ArrayList<>();

    /** The numbers from 1 on, of which those up to {@code bad} cannot be read. */
    private Page<Integer, Integer> page(int limit, int bad, int last) {
        return rows.pageOf(
                limit,
                size -> {
                    asked.add(size);
                    return IntStream.rangeClosed(1, Math.min(size, last))
                            .mapToObj(number -> number <= bad ? Optional.<Integer>empty() : Optional.of(number))
                            .toList();
                },
                number -> number);
    }

    @Test
    void a_page_of_readable_rows_is_asked_for_once() {
        assertThat(page(2, 0, 10)).isEqualTo(new Page<>(List.of(1, 2), 2));
        assertThat(asked).containsExactly(3);
    }

    @Test
    void a_page_is_full_although_rows_before_it_are_left_out() {
        assertThat(page(2, 7, 20)).isEqualTo(new Page<>(List.of(8, 9), 9));
    }

    @Test
    void the_last_page_ends_although_rows_are_left_out() {
        assertThat(page(5, 3, 4)).isEqualTo(new Page<>(List.of(4), null));
        assertThat(page(5, 4, 4)).isEqualTo(new Page<>(List.of(), null));
    }

    @Test
    void a_row_that_cannot_be_read_is_empty() {
        assertThat(rows.tryTo(Integer::parseInt, "seven", name -> name)).isEmpty();
        assertThat(rows.tryTo(Integer::parseInt, "7", name -> name)).contains(7);
    }
}
