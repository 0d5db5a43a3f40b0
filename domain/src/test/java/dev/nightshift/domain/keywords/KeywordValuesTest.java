package dev.nightshift.domain.keywords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.nightshift.domain.keywords.DocumentSearchUnavailable.Extent;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class KeywordValuesTest {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    @Nested
    class Limits {

        @Test
        void are_usually_300_ms_and_25000_a_day() {
            CallLimits defaults = CallLimits.defaults(SEOUL);
            assertThat(defaults.gap()).isEqualTo(Duration.ofMillis(300));
            assertThat(defaults.perDay()).isEqualTo(25_000);
        }

        @Test
        void have_no_negative_gap_some_time_and_a_call_a_day() {
            Duration second = Duration.ofSeconds(1);
            assertThatIllegalArgumentException().isThrownBy(() -> new CallLimits(second.negated(), second, 1, SEOUL));
            assertThatIllegalArgumentException().isThrownBy(() -> new CallLimits(second, Duration.ZERO, 1, SEOUL));
            assertThatIllegalArgumentException().isThrownBy(() -> new CallLimits(second, second, 0, SEOUL));
        }
    }

    @Nested
    class A_failed_call {

        @Test
        void may_say_how_long_to_leave_the_service_alone() {
            Duration wait = Duration.ofSeconds(7);
            assertThat(new DocumentSearchUnavailable("busy", Extent.THIS_CALL, wait, null).retryAfter())
                    .contains(wait);
            assertThat(new DocumentSearchUnavailable("busy", Extent.THIS_CALL, null).retryAfter())
                    .isEmpty();
        }

        @Test
        void does_not_say_a_negative_time() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            new DocumentSearchUnavailable("busy", Extent.THIS_CALL, Duration.ofSeconds(-1), null));
        }
    }

    @Nested
    class A_count {

        @Test
        void has_a_place_from_0_on() {
            assertThatIllegalArgumentException().isThrownBy(() -> new KeywordCount.Failed(-1, new Keyword("a"), "no"));
        }
    }
}
