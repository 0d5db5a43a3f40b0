package dev.nightshift.domain.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassificationTest {

    private static final Classification STANDARD = Classification.STANDARD;
    private static final Optional<Duration> SOON = Optional.of(Duration.ofSeconds(1));

    @Nested
    class The_standard_one {

        @Test
        void has_a_verdict_on_every_status_from_100_to_599() {
            assertThat(STANDARD.statuses().keySet())
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(100, 599).boxed().toList());
        }

        @ParameterizedTest
        @CsvSource({
            "100, 199, PERMANENT",
            "200, 299, SUCCESS",
            "300, 399, PERMANENT",
            "400, 407, PERMANENT",
            "408, 408, TRANSIENT",
            "409, 420, PERMANENT",
            "421, 421, UNDONE",
            "422, 424, PERMANENT",
            "425, 425, UNDONE",
            "426, 428, PERMANENT",
            "429, 429, UNDONE",
            "430, 499, PERMANENT",
            "500, 500, TRANSIENT",
            "501, 501, PERMANENT",
            "502, 504, TRANSIENT",
            "505, 508, PERMANENT",
            "509, 509, TRANSIENT",
            "510, 511, PERMANENT",
            "512, 599, TRANSIENT"
        })
        void judges(int from, int to, Verdict verdict) {
            for (int status = from; status <= to; status++) {
                assertThat(STANDARD.verdictOn(Failure.answered(status)))
                        .as("status %d", status)
                        .isEqualTo(verdict);
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 99, 600, 999})
        void takes_a_status_that_is_none_for_an_error_of_the_server(int status) {
            assertThat(STANDARD.verdictOn(Failure.answered(status))).isEqualTo(Verdict.TRANSIENT);
        }

        @ParameterizedTest
        @CsvSource({
            "NAME_NOT_RESOLVED, UNDONE",
            "CONNECT_REFUSED, UNDONE",
            "CONNECT_TIMEOUT, UNDONE",
            "TLS_HANDSHAKE, UNDONE",
            "TLS_CERTIFICATE, PERMANENT",
            "READ_TIMEOUT, TRANSIENT",
            "CONNECTION_RESET, TRANSIENT",
            "UNREADABLE_ANSWER, TRANSIENT",
            "ANSWER_TOO_LARGE, PERMANENT",
            "CANCELLED, CANCELLED",
            "OTHER, PERMANENT"
        })
        void judges(Fault fault, Verdict verdict) {
            assertThat(STANDARD.verdictOn(Failure.of(fault))).isEqualTo(verdict);
        }

        @Test
        void has_a_verdict_on_every_fault() {
            assertThat(STANDARD.faults()).containsOnlyKeys(Fault.values());
        }

        @Test
        void takes_what_may_pass_for_undone_when_nothing_was_sent() {
            assertThat(STANDARD.verdictOn(Failure.unsent(Fault.CONNECTION_RESET)))
                    .isEqualTo(Verdict.UNDONE);
            assertThat(STANDARD.verdictOn(Failure.unsent(Fault.OTHER))).isEqualTo(Verdict.PERMANENT);
        }

        @Test
        void takes_503_for_undone_when_it_names_a_time() {
            assertThat(STANDARD.verdictOn(Failure.answered(503, SOON))).isEqualTo(Verdict.UNDONE);
            assertThat(STANDARD.verdictOn(Failure.answered(502, SOON))).isEqualTo(Verdict.TRANSIENT);
            assertThat(STANDARD.verdictOn(Failure.answered(404, SOON))).isEqualTo(Verdict.PERMANENT);
        }
    }

    @Nested
    class What_speaks_against_the_health_of_the_other_side {

        @ParameterizedTest
        @ValueSource(ints = {408, 429, 500, 502, 503, 504, 600})
        void an_answer_that_says_it_may_pass(int status) {
            assertThat(STANDARD.isSickness(Failure.answered(status))).isTrue();
        }

        @ParameterizedTest
        @ValueSource(ints = {101, 200, 304, 400, 404, 422, 501})
        void no_other_answer(int status) {
            assertThat(STANDARD.isSickness(Failure.answered(status))).isFalse();
        }

        @ParameterizedTest
        @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CANCELLED")
        void every_fault_but_a_cancelled_call(Fault fault) {
            assertThat(STANDARD.isSickness(Failure.of(fault))).isTrue();
            assertThat(STANDARD.isSickness(Failure.of(Fault.CANCELLED))).isFalse();
        }
    }

    @Nested
    class Other_verdicts {

        @Test
        void hold_for_one_status() {
            Classification other = STANDARD.with(404, Verdict.TRANSIENT);
            assertThat(other.verdictOn(Failure.answered(404))).isEqualTo(Verdict.TRANSIENT);
            assertThat(other.verdictOn(Failure.answered(405))).isEqualTo(Verdict.PERMANENT);
            assertThat(STANDARD.verdictOn(Failure.answered(404))).isEqualTo(Verdict.PERMANENT);
        }

        @Test
        void hold_with_a_named_time_too() {
            Classification other = STANDARD.with(503, Verdict.PERMANENT);
            assertThat(other.verdictOn(Failure.answered(503, SOON))).isEqualTo(Verdict.PERMANENT);
        }

        @Test
        void hold_for_one_fault() {
            Classification other = STANDARD.with(Fault.OTHER, Verdict.UNDONE);
            assertThat(other.verdictOn(Failure.of(Fault.OTHER))).isEqualTo(Verdict.UNDONE);
            assertThat(other.verdictOn(Failure.of(Fault.CANCELLED))).isEqualTo(Verdict.CANCELLED);
        }

        @Test
        void never_hold_for_a_cancelled_call() {
            assertThat(STANDARD.with(Fault.CANCELLED, Verdict.CANCELLED)).isEqualTo(STANDARD);
            assertInvalid(() -> STANDARD.with(Fault.CANCELLED, Verdict.TRANSIENT));
        }

        @Test
        void are_complete_and_about_what_exists() {
            assertInvalid(() -> STANDARD.with(99, Verdict.TRANSIENT));
            assertInvalid(() -> STANDARD.with(600, Verdict.TRANSIENT));
            Map<Integer, Verdict> shifted = new HashMap<>(STANDARD.statuses());
            shifted.remove(100);
            assertInvalid(() -> new Classification(shifted, Set.of(), STANDARD.faults()));
            shifted.put(600, Verdict.TRANSIENT);
            assertInvalid(() -> new Classification(shifted, Set.of(), STANDARD.faults()));
            Map<Fault, Verdict> fewer = new EnumMap<>(STANDARD.faults());
            fewer.remove(Fault.OTHER);
            assertInvalid(() -> new Classification(STANDARD.statuses(), Set.of(), fewer));
            assertInvalid(() -> new Classification(STANDARD.statuses(), Set.of(99), STANDARD.faults()));
        }
    }

    @Test
    void what_may_pass_is_what_may_be_tried_again() {
        assertThat(Verdict.values()).filteredOn(Verdict::mayPass).containsExactly(Verdict.TRANSIENT, Verdict.UNDONE);
    }

    private static void assertInvalid(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class);
    }
}
