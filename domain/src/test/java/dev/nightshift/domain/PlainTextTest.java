package dev.nightshift.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @Provide
    Arbitrary<String> anyText() {
        return Arbitraries.frequencyOf(
                        Tuple.of(5, Arbitraries.chars().all()),
                        Tuple.of(1, Arbitraries.of('\0', '\ud83d', '\ude00', '\udfff')))
                .list()
                .ofMaxSize(12)
                .map(PlainTextTest::joined);
    }

    private static String joined(List<Character> characters) {
        StringBuilder text = new StringBuilder();
        characters.forEach(text::append);
        return text.toString();
    }

    @Property
    void mended_text_is_plain_and_is_left_alone(@ForAll("anyText") String text) {
        String fixed = PlainText.fixed(text);
        assertThat(PlainText.require(fixed, "text")).isEqualTo(fixed);
        assertThat(PlainText.fixed(fixed)).isEqualTo(fixed);
        assertThat(fixed.codePointCount(0, fixed.length())).isEqualTo(text.codePointCount(0, text.length()));
    }

    @Property
    void plain_is_what_comes_back_from_utf_8_and_has_no_nul(@ForAll("anyText") String text) {
        boolean comesBack = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(text);
        boolean isPlain = PlainText.fixed(text).equals(text);
        assertThat(isPlain).isEqualTo(comesBack && text.indexOf(0) < 0);
    }

    @ParameterizedTest
    @MethodSource("dev.nightshift.domain.OddTexts#all")
    void odd_texts_are_plain(String odd) {
        assertThat(PlainText.require(odd, "text")).isEqualTo(odd);
        assertThat(PlainText.requireIfThere(odd, "text")).isEqualTo(odd);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "a\0", "\ud800", "\udc00\ud800", "x\ud83d"})
    void other_texts_are_refused_by_name(String bad) {
        assertThatThrownBy(() -> PlainText.require(bad, "title"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("title");
        assertThatThrownBy(() -> PlainText.requireIfThere(bad, "title")).isInstanceOf(IllegalArgumentException.class);
    }
}
