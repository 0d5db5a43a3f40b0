package dev.nightshift.domain.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameTest {

    @Test
    void has_1_to_64_characters() {
        assertThat(Username.parse("")).isEmpty();
        assertThat(Username.parse("a")).isPresent();
        assertThat(Username.parse("a".repeat(64))).isPresent();
        assertThat(Username.parse("a".repeat(65))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "ünï", "a/b", "a@b", "ada\n", "аda"})
    void holds_letters_digits_dots_underscores_and_hyphens_only(String text) {
        assertThatThrownBy(() -> new Username(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void is_the_same_in_other_case() {
        assertThat(new Username("Ada")).isEqualTo(new Username("aDA")).hasSameHashCodeAs(new Username("ada"));
        assertThat(new Username("Ada").toString()).isEqualTo("Ada");
    }
}
