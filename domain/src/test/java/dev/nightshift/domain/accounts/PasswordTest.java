package dev.nightshift.domain.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {

    @Test
    void has_8_to_200_bytes() {
        assertThat(Password.parse("1234567")).isEmpty();
        assertThat(Password.parse("12345678")).isPresent();
        assertThat(Password.parse("p".repeat(200))).isPresent();
        assertThat(Password.parse("p".repeat(201))).isEmpty();
    }

    @Test
    void is_measured_in_bytes_of_utf_8() {
        assertThat(Password.parse("비밀번")).isPresent();
        assertThat(Password.parse("비".repeat(67))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"line\nbreak", "tab\tstop!", "nul\u0000nul!"})
    void has_no_control_characters(String text) {
        assertThatThrownBy(() -> new Password(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void is_not_told_by_its_refusal_nor_printed() {
        assertThatThrownBy(() -> new Password("short")).hasMessageNotContaining("short");
        assertThat(new Password("correct horse").toString()).doesNotContain("horse");
    }

    @Test
    void at_random_is_another_each_time() {
        SecureRandom random = new SecureRandom();
        assertThat(Password.random(random)).isNotEqualTo(Password.random(random));
        assertThat(Password.random(random).value()).hasSize(24).matches("[a-z2-9]+");
    }
}
