package dev.nightshift.domain.keywords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.text.Normalizer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeywordTest {

    @Nested
    class A_text {

        @Test
        void loses_the_white_space_around_it_and_keeps_that_within() {
            assertThat(new Keyword(" \t라운드랩  토너\u3000\n").text()).isEqualTo("라운드랩  토너");
        }

        @Test
        void is_the_same_keyword_in_letters_and_in_syllables() {
            String letters = Normalizer.normalize("라운드랩", Normalizer.Form.NFD);
            assertThat(letters).hasSizeGreaterThan(4);
            assertThat(new Keyword(letters)).isEqualTo(new Keyword("라운드랩"));
        }

        @Test
        void keeps_its_case() {
            assertThat(new Keyword("AA Battery")).isNotEqualTo(new Keyword("aa battery"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "\t\r\n",
                    "\u3000",
                    "\u00a0",
                    "\u200b\u200d",
                    "\u2028 \u2029",
                    "\ufeff",
                    "\u3164",
                    "\u2800 \u115f",
                    "\u0301"
                })
        void of_which_nothing_can_be_seen_is_refused(String text) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Keyword(text))
                    .withMessage("a keyword must not be blank");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a\nb", "a\u0001", "a\tb", "a\u0085b", "\u007fx"})
        void with_a_control_character_is_refused(String text) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Keyword(text))
                    .withMessage("a keyword must not hold control characters");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a\u0000", "a\ud800", "\udc00a"})
        void that_cannot_be_kept_is_refused(String text) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Keyword(text));
        }
    }

    @Nested
    class The_length {

        @Test
        void is_counted_in_characters_of_the_normal_form() {
            assertThat(new Keyword("𝒳".repeat(100)).text()).hasSize(200);
            assertThat(new Keyword(Normalizer.normalize("랩".repeat(100), Normalizer.Form.NFD)).text())
                    .hasSize(100);
        }

        @Test
        void of_one_more_is_refused() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Keyword("랩".repeat(101)))
                    .withMessage("a keyword must have at most 100 characters, had 101");
        }
    }
}
