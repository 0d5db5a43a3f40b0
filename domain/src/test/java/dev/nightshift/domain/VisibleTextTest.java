package dev.nightshift.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\t\n\u0000",
                "\u00a0\u3000\u2007",
                "\u200b\u200c\u200d\u2060\ufeff",
                "\u202a\u202e\u2066\u2069\u061c",
                "\u00ad",
                "\u034f",
                "\u115f\u1160\u3164\uffa0",
                "\u17b4\u17b5",
                "\u180b\u180e\ufe0f",
                "\u2800",
                "\ud834\udd59",
                "\u0301\u20dd",
                "\u0903",
                "\udb40\udc41\udb40\udd00",
                "\ufff8",
                "\ufffe\ufdd0",
                " \u3164\u200b\u2800\u0301 "
            })
    void of_spaces_controls_fillers_and_marks_nothing_can_be_seen(String text) {
        assertThat(VisibleText.isBlank(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "0",
                "-",
                "가",
                "\u1100",
                "\u314f",
                "é",
                "e\u0301",
                "\u2801",
                "👩‍👩‍👧",
                "🫨",
                "\ud83e\udee8",
                "\ufffd",
                "\u00b4",
                "ـ",
                "\u3164x"
            })
    void of_letters_digits_signs_and_pictures_something_can_be_seen(String text) {
        assertThat(VisibleText.isBlank(text)).isFalse();
    }

    @Test
    void whatever_java_calls_blank_is_blank() {
        for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
            String text = Character.toString(character);
            assertThat(VisibleText.isBlank(text) || !text.isBlank())
                    .as("U+%04X", character)
                    .isTrue();
        }
    }
}
