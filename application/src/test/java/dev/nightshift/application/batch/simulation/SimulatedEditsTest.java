package dev.nightshift.application.batch.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.application.batch.simulation.SimulatedEdits.Outcome;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulatedEditsTest {

    private static LongStream seeds(long count) {
        Long one = Long.getLong(SimulatedEdits.SEED);
        return one == null ? LongStream.rangeClosed(1, count) : LongStream.of(one);
    }

    @Nested
    class Ten_thousand_interleavings_of_edits_and_fires {

        @Test
        void make_every_fire_once_by_the_settings_of_its_time() {
            List<Outcome> all = seeds(10_000)
                    .parallel()
                    .mapToObj(seed -> new SimulatedEdits(seed, EditFault.NONE).run())
                    .toList();
            if (all.size() > 1) {
                assertThat(all.stream().mapToLong(Outcome::jobs).sum()).isGreaterThan(20_000);
                assertThat(all.stream().mapToLong(Outcome::edits).sum()).isGreaterThan(20_000);
                assertThat(all.stream().mapToLong(Outcome::crashes).sum()).isGreaterThan(300);
            }
        }
    }

    @Nested
    class One_interleaving {

        @Test
        void is_the_same_whenever_it_has_the_same_seed() {
            assertThat(new SimulatedEdits(7, EditFault.NONE).run())
                    .isEqualTo(new SimulatedEdits(7, EditFault.NONE).run());
        }
    }

    @Nested
    class A_mistake_is_made {

        @ParameterizedTest
        @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
        void it_is_found_and_can_be_seen_again(EditFault fault) {
            long seed = LongStream.rangeClosed(1, 500)
                    .filter(candidate -> fails(fault, candidate))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("500 interleavings did not find " + fault));
            assertThatThrownBy(() -> new SimulatedEdits(seed, fault).run())
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("seed " + seed)
                    .hasMessageContaining("-D" + SimulatedEdits.SEED + "=" + seed);
        }

        private boolean fails(EditFault fault, long seed) {
            try {
                new SimulatedEdits(seed, fault).run();
                return false;
            } catch (AssertionError found) {
                return true;
            }
        }
    }
}
