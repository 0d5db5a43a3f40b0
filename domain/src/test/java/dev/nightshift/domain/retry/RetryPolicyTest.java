package dev.nightshift.domain.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private final Random random = new Random(7);

    @Nested
    class Two_retries_starting_at_two_seconds {

        private final RetryPolicy policy = RetryPolicy.retrying(2, Duration.ofSeconds(2));

        @Test
        void waits_two_then_four_seconds() {
            assertThat(policy.waitAfter(1, random)).contains(Duration.ofSeconds(2));
            assertThat(policy.waitAfter(2, random)).contains(Duration.ofSeconds(4));
        }

        @Test
        void gives_up_after_the_third_failure() {
            assertThat(policy.waitAfter(3, random)).isEmpty();
            assertThat(policy.waitAfter(Integer.MAX_VALUE, random)).isEmpty();
        }

        @Test
        void needs_a_failure() {
            assertThatThrownBy(() -> policy.waitAfter(0, random)).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void with_jitter_waits_at_most_as_long() {
            RetryPolicy other = policy.with(Jitter.FULL);
            for (int i = 0; i < 100; i++) {
                assertThat(other.waitAfter(2, random).orElseThrow()).isLessThanOrEqualTo(Duration.ofSeconds(4));
            }
        }
    }

    @Test
    void never_means_never() {
        assertThat(RetryPolicy.never().waitAfter(1, random)).isEmpty();
        assertThat(RetryPolicy.retrying(0, Duration.ofSeconds(1)).waitAfter(1, random))
                .isEmpty();
    }

    @Property
    void there_is_a_wait_before_each_attempt_but_the_first(
            @ForAll @IntRange(max = 999) int retries, @ForAll @IntRange(min = 1, max = 2_000) int failures) {
        RetryPolicy policy = RetryPolicy.retrying(retries, Duration.ofSeconds(1));
        assertThat(policy.waitAfter(failures, random).isPresent()).isEqualTo(failures <= retries);
        assertThat(policy.waitAfter(failures, random).orElse(Duration.ZERO)).isLessThanOrEqualTo(Duration.ofHours(1));
    }

    @Test
    void has_from_one_to_a_thousand_attempts() {
        assertThat(RetryPolicy.retrying(999, Duration.ZERO).maxAttempts()).isEqualTo(1_000);
        assertThatThrownBy(() -> RetryPolicy.retrying(1_000, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RetryPolicy.retrying(-1, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RetryPolicy.retrying(1, Duration.ofHours(1).plusMillis(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
