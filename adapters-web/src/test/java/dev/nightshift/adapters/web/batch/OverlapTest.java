package dev.nightshift.adapters.web.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OverlapTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Overlap overlap = new Overlap(10, Duration.ofSeconds(3));

    @Nested
    class A_number {

        @Test
        void is_new_once() {
            assertThat(overlap.isNew(11, 0)).isTrue();
            assertThat(overlap.isNew(11, 0)).isFalse();
            overlap.advance(0);
            assertThat(overlap.isNew(11, 0)).isFalse();
            assertThat(overlap.isNew(10, 0)).isFalse();
        }

        @Test
        void is_new_although_it_comes_after_larger_ones() {
            overlap.isNew(13, 0);
            overlap.advance(3 * SECOND);
            assertThat(overlap.floor()).isEqualTo(10);
            assertThat(overlap.isNew(12, 3 * SECOND)).isTrue();
        }

        @Test
        void is_given_up_when_it_does_not_come_for_long() {
            overlap.isNew(13, 0);
            overlap.advance(3 * SECOND + 1);
            assertThat(overlap.floor()).isEqualTo(13);
            assertThat(overlap.isNew(12, 4 * SECOND)).isFalse();
        }
    }

    @Nested
    class The_floor {

        @Test
        void rises_at_once_over_what_is_complete() {
            overlap.isNew(12, 0);
            overlap.isNew(11, 0);
            overlap.isNew(14, 0);
            overlap.advance(0);
            assertThat(overlap.floor()).isEqualTo(12);
        }

        @Test
        void never_falls() {
            overlap.skipTo(5);
            assertThat(overlap.floor()).isEqualTo(10);
        }
    }
}
