package dev.nightshift.domain.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.MovableClock;
import dev.nightshift.domain.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class JobIdsTest {

    private final MovableClock clock = MovableClock.at("2026-03-02T09:00:00Z");
    private final JobIds ids = new JobIds(clock, new Random(7));

    @Property
    void each_is_larger_than_the_last_whatever_the_clock_does(
            @ForAll List<@IntRange(min = -5_000, max = 5_000) Integer> moves) {
        JobId last = ids.next();
        for (int millis : moves) {
            clock.advance(Duration.ofMillis(millis));
            JobId next = ids.next();
            assertThat(next).isGreaterThan(last);
            last = next;
        }
    }

    @Test
    void more_than_a_millisecond_holds_go_into_the_next() {
        List<JobId> many = Stream.generate(ids::next).limit(10_000).toList();
        assertThat(many).isSorted().doesNotHaveDuplicates();
        Instant first = many.get(0).madeAt();
        assertThat(first).isEqualTo(clock.instant());
        assertThat(many.get(9_999).madeAt()).isEqualTo(first.plusMillis(2));
    }

    @Test
    void of_many_threads_are_all_different() {
        List<JobId> all = Together.run(
                        8, i -> Stream.generate(ids::next).limit(1_000).toList())
                .stream()
                .flatMap(List::stream)
                .toList();
        assertThat(all).doesNotHaveDuplicates().hasSize(8_000);
    }

    @Test
    void of_two_makers_are_different() {
        JobIds others = new JobIds(clock, new Random(8));
        assertThat(ids.next()).isNotEqualTo(others.next());
    }
}
