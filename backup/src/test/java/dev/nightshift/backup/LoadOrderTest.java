package dev.nightshift.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LoadOrderTest {

    @Nested
    class Tables_that_refer_to_others {

        @Test
        void come_after_those() {
            assertThat(LoadOrder.of(List.of("a", "b", "c"), List.of(refer("a", "b"), refer("b", "c"))))
                    .containsExactly("c", "b", "a");
        }

        @Test
        void may_refer_to_each_other() {
            assertThat(LoadOrder.of(List.of("a", "b"), List.of(refer("a", "b"), refer("b", "a"))))
                    .containsExactlyInAnyOrder("a", "b");
        }

        @Test
        void may_refer_to_a_table_that_is_not_loaded() {
            assertThat(LoadOrder.of(List.of("a"), List.of(refer("a", "elsewhere"))))
                    .containsExactly("a");
        }
    }

    private static Catalogue.Reference refer(String from, String to) {
        return new Catalogue.Reference(from, to);
    }
}
