package dev.nightshift.domain.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTest {

    @Test
    void an_answer_means_that_something_was_sent() {
        assertThat(Failure.answered(500).sent()).isTrue();
        assertThat(Failure.answered(500).retryAfter()).isEmpty();
        assertThat(Failure.answered(503, Optional.of(Duration.ofSeconds(3))).retryAfter())
                .contains(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1_000})
    void a_status_has_three_digits(int status) {
        assertThatThrownBy(() -> Failure.answered(status)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nobody_asks_for_a_negative_time() {
        assertThat(Failure.answered(503, Optional.of(Duration.ZERO)).retryAfter())
                .contains(Duration.ZERO);
        assertThatThrownBy(() -> Failure.answered(503, Optional.of(Duration.ofNanos(-1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"NAME_NOT_RESOLVED", "CONNECT_REFUSED", "CONNECT_TIMEOUT", "TLS_HANDSHAKE", "TLS_CERTIFICATE"})
    void nothing_is_sent_before_there_is_a_connection(Fault fault) {
        assertThat(Failure.of(fault).sent()).isFalse();
        assertThat(fault.isBeforeSending()).isTrue();
        assertThatThrownBy(() -> new Failure.Unanswered(fault, true)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"READ_TIMEOUT", "CONNECTION_RESET", "UNREADABLE_ANSWER", "ANSWER_TOO_LARGE", "OTHER"})
    void in_doubt_something_was_sent(Fault fault) {
        assertThat(Failure.of(fault).sent()).isTrue();
        assertThat(Failure.unsent(fault).sent()).isFalse();
        assertThat(Failure.of(fault).retryAfter()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"})
    void these_methods_are_idempotent(String method) {
        assertThat(Idempotence.ofMethod(method)).isEqualTo(Idempotence.IDEMPOTENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PATCH", "CONNECT", "get", ""})
    void all_others_are_not(String method) {
        assertThat(Idempotence.ofMethod(method)).isEqualTo(Idempotence.NON_IDEMPOTENT);
    }
}
