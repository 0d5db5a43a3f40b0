package dev.nightshift.domain.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.domain.batch.TextParameters.Assignment;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextParametersTest {

    private static final List<Parameter<?>> DECLARED = List.of(
            Parameter.text("mode", 100),
            Parameter.number("count", Long.MIN_VALUE, Long.MAX_VALUE),
            Parameter.decimal("share"),
            Parameter.flag("dry"),
            Parameter.day("day"),
            Parameter.duration("time", Duration.ofDays(1)),
            Parameter.oneOf("priority", Priority.class),
            Parameter.texts("codes", 10, 10),
            Parameter.group("range", Parameters.of(Parameter.text("from", 10), Parameter.number("size", 0, 9))),
            new Parameter<>("own", "anything", false, null, "", given -> given));

    private static Map<String, @Nullable Object> read(String... assignments) {
        return TextParameters.read(
                Arrays.stream(assignments)
                        .map(text -> text.split("=", 2))
                        .map(parts -> new Assignment(parts[0], parts[1]))
                        .toList(),
                DECLARED);
    }

    @Nested
    class What_a_parameter_is_declared_as_decides_how_its_text_is_read {

        @ParameterizedTest
        @ValueSource(strings = {"005930", "5930", "true", "null", "1e3", "-0", "1.50", "", " ", "a,b", "[1]", "{}"})
        void a_text_stays_as_it_is(String text) {
            assertThat(read("mode=" + text)).isEqualTo(Map.of("mode", text));
        }

        @ParameterizedTest
        @CsvSource({"500, 500", "-5, -5", "005930, 5930", "9223372036854775807, 9223372036854775807"})
        void a_whole_number_is_one(String text, long number) {
            assertThat(read("count=" + text)).isEqualTo(Map.of("count", number));
        }

        @ParameterizedTest
        @ValueSource(strings = {"many", "1e", "0x10", "--1", "1_000", "NaN", "", "true", "1e9999"})
        void what_is_no_number_is_left_to_be_refused(String text) {
            assertThat(read("count=" + text, "share=" + text)).isEqualTo(Map.of("count", text, "share", text));
        }

        @Test
        void a_number_may_have_a_fraction_and_an_exponent() {
            assertThat(read("share=1.50")).isEqualTo(Map.of("share", new BigDecimal("1.50")));
            assertThat(read("share=1e3")).isEqualTo(Map.of("share", new BigDecimal("1e3")));
            assertThat(read("share=7")).isEqualTo(Map.of("share", 7L));
            assertThat(read("share=9223372036854775808"))
                    .isEqualTo(Map.of("share", new BigDecimal("9223372036854775808")));
        }

        @Test
        void a_flag_is_true_or_false_and_nothing_else() {
            assertThat(read("dry=true")).isEqualTo(Map.of("dry", true));
            assertThat(read("dry=yes")).isEqualTo(Map.of("dry", "yes"));
        }

        @Test
        void days_durations_and_choices_are_written_as_text() {
            assertThat(read("day=2026-01-31", "time=PT90S", "priority=LOW"))
                    .isEqualTo(Map.of("day", "2026-01-31", "time", "PT90S", "priority", "LOW"));
        }

        @Test
        void a_list_has_commas_or_is_given_piece_by_piece() {
            assertThat(read("codes=005930")).isEqualTo(Map.of("codes", List.of("005930")));
            assertThat(read("codes=005930,000660", "codes=true"))
                    .isEqualTo(Map.of("codes", List.of("005930", "000660", "true")));
            assertThat(read("codes=one\\,and,two")).isEqualTo(Map.of("codes", List.of("one,and", "two")));
        }

        @Test
        void a_dot_leads_into_an_object_whose_members_are_declared_too() {
            assertThat(read("range.from=007", "range.size=007"))
                    .isEqualTo(Map.of("range", Map.of("from", "007", "size", 7L)));
        }

        @Test
        void one_that_does_not_say_is_guessed() {
            assertThat(read("own=true")).isEqualTo(Map.of("own", true));
            assertThat(read("own=12")).isEqualTo(Map.of("own", 12L));
            assertThat(read("own=twelve")).isEqualTo(Map.of("own", "twelve"));
        }
    }

    @Nested
    class A_name_that_is_not_declared {

        @Test
        void keeps_its_text_for_others_to_refuse() {
            assertThat(read("made=005930", "what.ever=1"))
                    .isEqualTo(Map.of("made", "005930", "what", Map.of("ever", "1")));
        }

        @Test
        void is_refused_with_the_nearest_known_name() {
            Parameters<ParameterValues> parameters =
                    Parameters.of(Parameter.text("mode", 10), Parameter.number("count", 0, 9));
            assertThatThrownBy(() -> parameters.read(Map.of("mdoe", "x")))
                    .hasMessage("/mdoe is not known here; did you mean mode? known are count, mode");
            assertThatThrownBy(() -> parameters.read(Map.of("weather", "x")))
                    .hasMessage("/weather is not known here; known are count, mode");
            assertThatThrownBy(() -> parameters.read(Map.of("chunksize", "x"), RunSettings.PARAMETERS.declared()))
                    .hasMessage("/chunksize is not known here; did you mean chunkSize? known are count, mode");
        }
    }

    @Test
    void a_name_is_not_a_value_and_an_object_at_once() {
        assertThatThrownBy(() -> read("what=1", "what.ever=1"))
                .isInstanceOf(InvalidParameters.class)
                .hasMessage("/what is given as a value and as an object");
        assertThatThrownBy(() -> read("range.from=1", "range=1")).isInstanceOf(InvalidParameters.class);
    }
}
