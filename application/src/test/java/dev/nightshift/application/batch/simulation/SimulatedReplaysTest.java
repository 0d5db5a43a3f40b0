package dev.nightshift.application.batch.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.application.batch.Worker;
import dev.nightshift.application.batch.simulation.SimulatedReplays.Outcome;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulatedReplaysTest {

    private static final Logger LOG = Logger.getLogger(Worker.class.getPackageName());

    @BeforeAll
    static void be_silent_about_workers_that_die() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void speak_again() {
        LOG.setLevel(null);
    }

    private static LongStream seeds(long count) {
        Long one = Long.getLong(SimulatedEdits.SEED);
        return one == null ? LongStream.rangeClosed(1, count) : LongStream.of(one);
    }

    @Nested
    class Ten_thousand_interleavings_of_replays {

        @Test
        void write_every_item_once() {
            List<Outcome> all = seeds(10_000)
                    .parallel()
                    .mapToObj(seed -> new SimulatedReplays(seed, ReplayFault.NONE).run())
                    .toList();
            if (all.size() > 1) {
                assertThat(all.stream().mapToLong(Outcome::replays).sum()).isGreaterThan(10_000);
                assertThat(all.stream().mapToLong(Outcome::refused).sum()).isGreaterThan(10_000);
                assertThat(all.stream().mapToLong(Outcome::crashes).sum()).isGreaterThan(5_000);
            }
        }
    }

    @Nested
    class Reservations_that_fail {

        @Test
        void let_no_item_be_written_twice_either() {
            LongStream.rangeClosed(1, 500)
                    .parallel()
                    .forEach(seed -> new SimulatedReplays(seed, ReplayFault.RESERVES_FROM_OTHERS).run());
        }
    }

    @Nested
    class One_interleaving {

        @Test
        void is_the_same_whenever_it_has_the_same_seed() {
            assertThat(new SimulatedReplays(7, ReplayFault.NONE).run())
                    .isEqualTo(new SimulatedReplays(7, ReplayFault.NONE).run());
        }
    }

    @Nested
    class A_mistake_is_made {

        @ParameterizedTest
        @EnumSource(
                names = {"NONE", "RESERVES_FROM_OTHERS"},
                mode = EnumSource.Mode.EXCLUDE)
        void it_is_found_and_can_be_seen_again(ReplayFault fault) {
            long seed = LongStream.rangeClosed(1, 500)
                    .filter(candidate -> fails(fault, candidate))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("500 interleavings did not find " + fault));
            assertThatThrownBy(() -> new SimulatedReplays(seed, fault).run())
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("seed " + seed)
                    .hasMessageContaining("-D" + SimulatedEdits.SEED + "=" + seed);
        }

        private boolean fails(ReplayFault fault, long seed) {
            try {
                new SimulatedReplays(seed, fault).run();
                return false;
            } catch (AssertionError found) {
                return true;
            }
        }
    }
}
