package dev.nightshift.domain.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PriorityTest {

    private static final Duration QUARTER = Duration.ofMinutes(15);

    @Test
    void the_aging_delay_of_normal_is_a_third_of_that_of_low_and_high_has_none() {
        assertThat(Priority.HIGH.agingDelay(QUARTER)).isZero();
        assertThat(Priority.NORMAL.agingDelay(QUARTER)).isEqualTo(Duration.ofMinutes(5));
        assertThat(Priority.LOW.agingDelay(QUARTER)).isEqualTo(QUARTER);
    }

    @Test
    void without_an_aging_delay_all_are_equal() {
        for (Priority priority : Priority.values()) {
            assertThat(priority.agingDelay(Duration.ZERO)).isZero();
        }
    }
}
