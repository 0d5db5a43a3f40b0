package dev.nightshift.domain.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration YEAR = Duration.ofDays(365);

    @Nested
    class Doubling_from_a_second_to_a_minute {

        private final Backoff backoff = Backoff.doubling(SECOND, Duration.ofMinutes(1));

        @Test
        void waits_one_two_four_up_to_the_cap() {
            assertThat(IntStream.rangeClosed(1, 8).mapToObj(backoff::after).map(Duration::toSeconds))
                    .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
        }

        @Test
        void stays_at_the_cap_for_ever() {
            assertThat(backoff.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(1));
        }

        @Test
        void needs_a_failure() {
            assertThatThrownBy(() -> backoff.after(0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("were 0");
        }
    }

    @Test
    void a_fixed_one_is_always_the_same() {
        assertThat(Backoff.fixed(SECOND).after(1)).isEqualTo(SECOND);
        assertThat(Backoff.fixed(SECOND).after(1_000)).isEqualTo(SECOND);
        assertThat(Backoff.fixed(Duration.ZERO).after(7)).isZero();
    }

    @Test
    void a_factor_of_one_waits_for_the_first_even_below_the_cap() {
        assertThat(new Backoff(SECOND, 1, YEAR).after(5)).isEqualTo(SECOND);
    }

    @Test
    void is_exact_to_the_nanosecond() {
        Backoff backoff = Backoff.doubling(Duration.ofNanos(3), SECOND);
        assertThat(backoff.after(2)).isEqualTo(Duration.ofNanos(6));
        assertThat(backoff.after(5)).isEqualTo(Duration.ofNanos(48));
    }

    @Property
    void waits_never_shrink_and_keep_to_the_cap(
            @ForAll @LongRange(max = 10_000_000) long first,
            @ForAll @DoubleRange(min = 1, max = 100) double factor,
            @ForAll @LongRange(max = 10_000_000) long more,
            @ForAll @IntRange(min = 1, max = 2_000) int failures) {
        Duration cap = Duration.ofMillis(first + more);
        Backoff backoff = new Backoff(Duration.ofMillis(first), factor, cap);
        assertThat(backoff.after(1)).isEqualTo(Duration.ofMillis(first));
        assertThat(backoff.after(failures)).isBetween(Duration.ofMillis(first), cap);
        assertThat(backoff.after(failures + 1)).isGreaterThanOrEqualTo(backoff.after(failures));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.99, 100.01, Double.NaN, Double.POSITIVE_INFINITY, -1})
    void the_factor_is_from_1_to_100(double factor) {
        assertThatThrownBy(() -> new Backoff(SECOND, factor, SECOND)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void both_ends_of_the_factor_are_allowed() {
        assertThat(new Backoff(SECOND, 100, YEAR).after(2)).isEqualTo(Duration.ofSeconds(100));
        assertThat(new Backoff(SECOND, 1, YEAR).after(2)).isEqualTo(SECOND);
    }

    @Test
    void its_waits_are_in_range() {
        assertThat(new Backoff(SECOND, 1, YEAR).cap()).isEqualTo(YEAR);
        assertThatThrownBy(() -> new Backoff(SECOND, 1, YEAR.plusMillis(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Backoff(SECOND, 1, SECOND.minusMillis(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Backoff.fixed(Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);
    }
}
