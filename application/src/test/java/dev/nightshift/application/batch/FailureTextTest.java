package dev.nightshift.application.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureTextTest {

    @Test
    void is_that_of_the_causes_each_once() {
        Throwable cause = new IllegalStateException("the line is busy");
        assertThat(FailureText.of(new IllegalStateException("row 7", new RuntimeException("row 7", cause))))
                .isEqualTo("row 7: the line is busy");
    }

    @Test
    void of_a_failure_without_a_message_is_its_kind() {
        assertThat(FailureText.of(new ArithmeticException())).isEqualTo("ArithmeticException");
    }

    @Test
    void is_cut_and_can_always_be_kept() {
        String text = FailureText.of(new IllegalStateException("x".repeat(1_998) + "\ud83d\ude00 and \u0000 more"));
        assertThat(text).hasSize(2_000).endsWith("\ufffd…");
        assertThat(FailureText.of(new IllegalStateException("NUL \u0000"))).isEqualTo("NUL \ufffd");
    }
}
