package dev.nightshift.domain.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class JitterTest {

    @Property
    void none_leaves_the_wait(@ForAll @LongRange(max = 100_000_000) long millis, @ForAll long seed) {
        Duration wait = Duration.ofMillis(millis);
        assertThat(Jitter.NONE.of(wait, new Random(seed))).isEqualTo(wait);
    }

    @Property
    void full_is_between_nothing_and_the_wait(@ForAll @LongRange(max = 100_000_000) long millis, @ForAll long seed) {
        Duration wait = Duration.ofMillis(millis);
        assertThat(Jitter.FULL.of(wait, new Random(seed))).isBetween(Duration.ZERO, wait);
    }

    @Test
    void full_takes_both_ends_and_its_mean_is_half() {
        Random random = new Random(7);
        assertThat(IntStream.range(0, 200)
                        .mapToObj(i ->
                                Jitter.FULL.of(Duration.ofMillis(2), random).toMillis()))
                .contains(0L, 1L, 2L);
        double mean = IntStream.range(0, 20_000)
                .mapToLong(i -> Jitter.FULL.of(Duration.ofSeconds(1), random).toMillis())
                .average()
                .orElseThrow();
        assertThat(mean).isBetween(480.0, 520.0);
    }
}
