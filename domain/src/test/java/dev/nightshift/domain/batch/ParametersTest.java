package dev.nightshift.domain.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ParametersTest {

    private static final Parameter<Long> COUNT = Parameter.number("count", 1, 10);
    private static final Parameter<String> NAME = Parameter.text("name", 5);

    private static Map<String, @Nullable Object> given(String name, @Nullable Object value) {
        Map<String, @Nullable Object> given = new HashMap<>();
        given.put(name, value);
        return given;
    }

    private static <T> Optional<T> read(Parameter<T> parameter, @Nullable Object value) {
        return Parameters.of(parameter).read(given(parameter.name(), value)).find(parameter);
    }

    private static List<Violation> violations(Parameters<?> parameters, Map<String, ? extends @Nullable Object> given) {
        return catchThrowableOfType(InvalidParameters.class, () -> parameters.read(given))
                .violations();
    }

    private static List<String> pointers(Parameters<?> parameters, Map<String, ? extends @Nullable Object> given) {
        return violations(parameters, given).stream().map(Violation::pointer).toList();
    }

    private static void refuses(Parameter<?> parameter, Object... values) {
        for (Object value : values) {
            List<String> pointers = pointers(Parameters.of(parameter), given(parameter.name(), value));
            assertThat(pointers).as("refusing " + value).hasSize(1);
            assertThat(pointers.get(0)).startsWith("/" + parameter.name());
        }
    }

    @Nested
    class One_value {

        @Test
        void a_number_with_both_ends() {
            assertThat(read(COUNT, 1L)).contains(1L);
            assertThat(read(COUNT, 10L)).contains(10L);
            refuses(COUNT, 0L, 11L, "5", true, new BigDecimal("5.5"), List.of(5L));
        }

        @Test
        void a_decimal() {
            Parameter<BigDecimal> share = Parameter.decimal("share");
            assertThat(read(share, new BigDecimal("0.5"))).contains(new BigDecimal("0.5"));
            assertThat(read(share, 7L)).contains(BigDecimal.valueOf(7));
            refuses(share, "0.5", false);
        }

        @Test
        void a_text_that_is_not_blank_and_not_too_long() {
            assertThat(read(NAME, "abcde")).contains("abcde");
            refuses(NAME, "", "  ", "abcdef", 7L, "a\u0000b");
        }

        @Test
        void a_flag() {
            Parameter<Boolean> flag = Parameter.flag("flag");
            assertThat(read(flag, false)).contains(false);
            refuses(flag, "true", 1L);
        }

        @Test
        void a_day() {
            Parameter<LocalDate> day = Parameter.day("day");
            assertThat(read(day, "2028-02-29")).contains(LocalDate.parse("2028-02-29"));
            refuses(day, "2026-02-29", "today", 20260101L);
            refuses(day, "0000-12-31", "-0001-01-01", "+10000-01-01", "+999999999-12-31");
            assertThat(read(day, "9999-12-31")).contains(LocalDate.parse("9999-12-31"));
        }

        @Test
        void a_duration_above_zero() {
            Parameter<Duration> time = Parameter.duration("time", Duration.ofHours(1));
            assertThat(read(time, "PT1H")).contains(Duration.ofHours(1));
            refuses(time, "PT0S", "PT-1S", "PT1H0.001S", "1h", 60L);
        }

        @Test
        void one_of_several() {
            Parameter<Priority> priority = Parameter.oneOf("priority", Priority.class);
            assertThat(read(priority, "LOW")).contains(Priority.LOW);
            refuses(priority, "low", "", 1L);
        }

        @Test
        void a_list_of_texts_each_named_by_its_place() {
            Parameter<List<String>> texts = Parameter.texts("to", 3, 5);
            assertThat(read(texts, List.of("a", "b", "c"))).contains(List.of("a", "b", "c"));
            refuses(texts, List.of(), List.of("a", "b", "c", "d"), "a");
            assertThat(pointers(Parameters.of(texts), given("to", Arrays.asList("a", "", null))))
                    .containsExactly("/to/1", "/to/2");
        }
    }

    @Nested
    class A_value_is_not_given {

        @Test
        void it_is_empty_or_its_default_or_missing() {
            assertThat(read(COUNT, null)).isEmpty();
            assertThat(read(COUNT.orElse(3L), null)).contains(3L);
            assertThat(pointers(Parameters.of(COUNT.asRequired()), Map.of())).containsExactly("/count");
            ParameterValues none = Parameters.of(COUNT).read(Map.of());
            assertThatThrownBy(() -> none.get(COUNT)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Nested
    class Several {

        private final Parameters<ParameterValues> inner = Parameters.of(NAME.asRequired(), COUNT);
        private final Parameters<ParameterValues> outer =
                Parameters.of(Parameter.group("who", inner).asRequired(), Parameter.flag("dry"));

        @Test
        void all_that_is_wrong_is_said_at_once_with_its_place() {
            assertThat(pointers(outer, Map.of("who", Map.of("count", 99L, "x", 1L), "dry", "no", "a/b~c", 1L)))
                    .containsExactlyInAnyOrder("/who/name", "/who/count", "/who/x", "/dry", "/a~1b~0c");
        }

        @Test
        void a_group_is_an_object() {
            assertThat(pointers(outer, Map.of("who", "ada"))).containsExactly("/who");
            assertThat(pointers(outer, Map.of())).containsExactly("/who");
        }

        @Test
        void values_that_do_not_go_together_are_refused_with_their_place() {
            Parameters<String> made = inner.as(given -> {
                throw new InvalidParameters("/name", "does not go with the count");
            });
            Parameters<ParameterValues> around = Parameters.of(Parameter.group("who", made));
            assertThat(violations(around, Map.of("who", Map.of("name", "ada"))))
                    .containsExactly(new Violation("/who/name", "does not go with the count"));
        }

        @Test
        void they_are_made_into_something() {
            assertThat(inner.as(given -> given.get(NAME) + given.find(COUNT).orElse(0L))
                            .read(Map.of("name", "ada", "count", 2L)))
                    .isEqualTo("ada2");
        }

        @Test
        void two_of_a_name_are_refused() {
            assertThatThrownBy(() -> Parameters.of(COUNT, COUNT)).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void none_knows_no_name() {
            assertThat(pointers(Parameters.none(), Map.of("x", 1L))).containsExactly("/x");
            assertThat(Parameters.none().declared()).isEmpty();
        }
    }

    @Property
    void what_is_given_is_either_read_or_refused_with_a_place(@ForAll String name, @ForAll String value) {
        try {
            Parameters.of(NAME).read(Map.of(name, value));
        } catch (InvalidParameters refused) {
            assertThat(refused.violations())
                    .allMatch(violation -> violation.pointer().startsWith("/"));
        }
    }

    @Nested
    class Settings_that_every_job_takes {

        @Test
        void have_their_usual_values() {
            assertThat(RunSettings.PARAMETERS.read(Map.of())).isEqualTo(RunSettings.DEFAULT);
        }

        @Test
        void are_read_next_to_the_jobs_own() {
            Map<String, Object> given = Map.of("chunkSize", 50L, "to", "bob");
            assertThat(RunSettings.PARAMETERS.read(RunSettings.within(given)).chunkSize())
                    .isEqualTo(OptionalInt.of(50));
            assertThat(RunSettings.without(given)).containsOnlyKeys("to");
        }
    }
}
