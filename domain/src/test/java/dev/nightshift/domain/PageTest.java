package dev.nightshift.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void a_row_more_than_the_page_holds_tells_that_another_follows() {
        assertThat(Page.cut(List.of(1, 2, 3), 2, row -> "after " + row))
                .isEqualTo(new Page<>(List.of(1, 2), "after 2"));
    }

    @Test
    void a_page_that_is_just_full_is_the_last() {
        assertThat(Page.cut(List.of(1, 2), 2, row -> "after " + row)).isEqualTo(new Page<>(List.of(1, 2), null));
        assertThat(Page.cut(List.of(), 2, row -> "after " + row)).isEqualTo(new Page<>(List.of(), null));
    }

    @Test
    void rows_can_be_shown_otherwise() {
        assertThat(new Page<>(List.of(1, 2), "next").map(row -> row * 10))
                .isEqualTo(new Page<>(List.of(10, 20), "next"));
    }

    @Test
    void a_page_holds_at_least_one_row() {
        assertThatThrownBy(() -> Page.cut(List.of(1), 0, row -> row))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("limit must be >= 1, was 0");
    }
}
