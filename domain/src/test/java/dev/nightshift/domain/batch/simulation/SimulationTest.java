package dev.nightshift.domain.batch.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.domain.batch.InMemoryBatch;
import dev.nightshift.domain.batch.simulation.Simulation.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulationTest {

    private static Simulation wild(long seed) {
        return Simulation.seeded(seed)
                .workers(3)
                .jobs(5)
                .skewClock(Duration.ofSeconds(40))
                .faults(0.06)
                .commands(0.04);
    }

    private static Simulation broken(PlantedFault fault, long seed) {
        return wild(seed).over(clock -> {
            InMemoryBatch right = new InMemoryBatch(clock);
            return right.ports().with(fault.in(right.queue(), clock));
        });
    }

    private static long sum(List<Outcome> nights, ToLongFunction<Outcome> number) {
        return nights.stream().mapToLong(number).sum();
    }

    @Nested
    class Ten_thousand_nights {

        @Test
        void lose_nothing_and_do_nothing_twice_and_much_goes_wrong_in_them() {
            List<Outcome> nights = Simulation.seeds(10_000)
                    .parallel()
                    .mapToObj(seed -> wild(seed).run())
                    .toList();
            if (nights.size() > 1) {
                assertThat(sum(nights, Outcome::completed)).isGreaterThan(30_000);
                assertThat(sum(nights, Outcome::cancelled)).isGreaterThan(1_000);
                assertThat(sum(nights, Outcome::crashes)).isGreaterThan(10_000);
                assertThat(sum(nights, Outcome::quarantined)).isGreaterThan(100);
                assertThat(sum(nights, Outcome::refused)).isGreaterThan(1_000);
            }
        }
    }

    @Nested
    class A_night_without_faults {

        @Test
        void completes_everything_at_once() {
            LongStream.rangeClosed(1, 50)
                    .forEach(seed -> assertThat(Simulation.seeded(seed).run()).isEqualTo(new Outcome(4, 0, 0, 0, 0)));
        }
    }

    @Nested
    class A_night_with_planned_faults {

        private final Simulation night = Simulation.seeded(42)
                .workers(3)
                .jobs(6)
                .steps(200)
                .crashAt(20, 40, 60)
                .pauseAt(30, 90)
                .zombieAt(50, 70, 110)
                .skewClock(Duration.ofMinutes(1));

        @Test
        void completes_everything_all_the_same() {
            Outcome outcome = night.run();
            assertThat(outcome.completed()).isEqualTo(6);
            assertThat(outcome.crashes()).isPositive();
        }

        @Test
        void is_the_same_whenever_it_has_the_same_seed() {
            assertThat(night.run()).isEqualTo(night.run());
            assertThat(wild(7).run()).isEqualTo(wild(7).run());
        }
    }

    @Nested
    class A_queue_makes_a_mistake {

        @ParameterizedTest
        @EnumSource(PlantedFault.class)
        void it_is_found_and_can_be_seen_again(PlantedFault fault) {
            long seed = LongStream.rangeClosed(1, 500)
                    .filter(candidate -> fails(broken(fault, candidate)))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("500 nights did not find that a queue " + fault));
            assertThatThrownBy(() -> broken(fault, seed).run())
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("seed " + seed)
                    .hasMessageContaining("-D" + Simulation.SEED + "=" + seed)
                    .hasMessageContaining("claims");
        }

        private boolean fails(Simulation night) {
            try {
                night.run();
                return false;
            } catch (AssertionError found) {
                return true;
            }
        }
    }
}
