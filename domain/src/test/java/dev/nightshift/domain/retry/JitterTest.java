package dev.nightshift.domain.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JitterTest {

    private static final long LONGEST = Duration.ofDays(365).toNanos();

    private final Random random = new Random(7);

    @Provide
    Arbitrary<Backoff> backoffs() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, LONGEST),
                        Arbitraries.doubles().between(1, 100),
                        Arbitraries.longs().between(0, LONGEST))
                .as((one, factor, other) -> new Backoff(
                        Duration.ofNanos(Math.min(one, other)), factor, Duration.ofNanos(Math.max(one, other))));
    }

    @Property
    void none_leaves_the_wait(
            @ForAll("backoffs") Backoff backoff, @ForAll @IntRange(min = 1, max = 2_000) int failures) {
        assertThat(Jitter.NONE.delay(backoff, failures, Duration.ZERO, random)).isEqualTo(backoff.after(failures));
    }

    @Property
    void full_is_between_nothing_and_the_wait(
            @ForAll("backoffs") Backoff backoff,
            @ForAll @IntRange(min = 1, max = 2_000) int failures,
            @ForAll long seed) {
        assertThat(Jitter.FULL.delay(backoff, failures, Duration.ZERO, new Random(seed)))
                .isBetween(Duration.ZERO, backoff.after(failures));
    }

    @Property
    void equal_is_between_half_and_the_whole_wait(
            @ForAll("backoffs") Backoff backoff,
            @ForAll @IntRange(min = 1, max = 2_000) int failures,
            @ForAll long seed) {
        Duration whole = backoff.after(failures);
        assertThat(Jitter.EQUAL.delay(backoff, failures, Duration.ZERO, new Random(seed)))
                .isBetween(whole.dividedBy(2), whole);
    }

    @Property
    void decorrelated_is_between_the_first_wait_and_thrice_the_previous_and_keeps_to_the_cap(
            @ForAll("backoffs") Backoff backoff,
            @ForAll @LongRange(max = Long.MAX_VALUE) long previous,
            @ForAll long seed) {
        Duration delay = Jitter.DECORRELATED.delay(backoff, 3, Duration.ofNanos(previous), new Random(seed));
        Duration base = Duration.ofNanos(Math.max(previous, backoff.first().toNanos()));
        assertThat(delay).isBetween(backoff.first(), backoff.cap()).isLessThanOrEqualTo(base.multipliedBy(3));
    }

    @Property
    void decorrelated_keeps_its_bounds_when_it_feeds_on_itself(@ForAll("backoffs") Backoff backoff, @ForAll long seed) {
        Random chance = new Random(seed);
        Duration previous = Duration.ZERO;
        for (int failures = 1; failures <= 50; failures++) {
            previous = Jitter.DECORRELATED.delay(backoff, failures, previous, chance);
            assertThat(previous).isBetween(backoff.first(), backoff.cap());
        }
    }

    @Test
    void full_takes_both_ends_and_all_between() {
        assertThat(delays(Jitter.FULL, 0)).containsExactly(0L, 1L, 2L, 3L, 4L);
    }

    @Test
    void equal_takes_both_ends_and_all_between() {
        assertThat(delays(Jitter.EQUAL, 0)).containsExactly(2L, 3L, 4L);
    }

    @Test
    void decorrelated_takes_both_ends_and_all_between() {
        assertThat(delays(Jitter.DECORRELATED, 0)).containsExactly(4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
        assertThat(delays(Jitter.DECORRELATED, 3)).containsExactly(4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
        assertThat(delays(Jitter.DECORRELATED, 5)).hasSize(12).startsWith(4L).endsWith(15L);
        assertThat(delays(Jitter.DECORRELATED, 15)).hasSize(17).startsWith(4L).endsWith(20L);
    }

    @Test
    void decorrelated_takes_no_more_than_the_cap_for_the_previous_wait() {
        Backoff wide = Backoff.doubling(Duration.ofDays(365), Duration.ofDays(365));
        assertThat(Jitter.DECORRELATED.delay(wide, 1, Duration.ofDays(100_000), random))
                .isEqualTo(Duration.ofDays(365));
    }

    @Test
    void the_mean_of_full_is_half_and_that_of_equal_three_quarters() {
        assertThat(mean(Jitter.FULL)).isCloseTo(0.5, within(0.02));
        assertThat(mean(Jitter.EQUAL)).isCloseTo(0.75, within(0.02));
    }

    @ParameterizedTest
    @EnumSource
    void needs_a_failure_and_a_previous_wait_that_is_not_negative(Jitter jitter) {
        Backoff backoff = Backoff.fixed(Duration.ofSeconds(1));
        assertThatThrownBy(() -> jitter.delay(backoff, 0, Duration.ZERO, random))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> jitter.delay(backoff, 1, Duration.ofNanos(-1), random))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** All waits that come up from four to twenty nanoseconds. */
    private NavigableSet<Long> delays(Jitter jitter, long previous) {
        Backoff backoff = Backoff.doubling(Duration.ofNanos(4), Duration.ofNanos(20));
        TreeSet<Long> delays = new TreeSet<>();
        LongStream.range(0, 2_000)
                .map(i -> jitter.delay(backoff, 1, Duration.ofNanos(previous), random)
                        .toNanos())
                .forEach(delays::add);
        return delays;
    }

    private double mean(Jitter jitter) {
        Backoff backoff = Backoff.fixed(Duration.ofSeconds(1));
        return IntStream.range(0, 20_000)
                        .mapToLong(i ->
                                jitter.delay(backoff, 1, Duration.ZERO, random).toNanos())
                        .average()
                        .orElseThrow()
                / 1e9;
    }
}
