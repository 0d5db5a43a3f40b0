package dev.nightshift.domain.batch;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.PlainText;
import dev.nightshift.domain.VisibleText;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One parameter of a job type, with the rule that its values keep.
 *
 * @param name as users write it
 * @param kind what its values are, as a noun, such as {@code whole number from 1 to 1000}
 * @param required whether it must be given
 * @param otherwise the value when it is not given; null when there is none
 * @param about what it does, as a sentence; may be empty
 * @param reading makes the value out of what JSON can say, and throws an {@link IllegalArgumentException} whose message
 *     says what is wrong, or {@link InvalidParameters}
 * @param form how its values are written as text
 * @param <T> what its values are
 */
public record Parameter<T>(
        String name,
        String kind,
        boolean required,
        @Nullable T otherwise,
        String about,
        Function<Object, T> reading,
        TextForm form) {

    private static final int LAST_YEAR = 9_999;

    public Parameter {
        requireNonNull(name, "name");
        requireNonNull(kind, "kind");
        requireNonNull(about, "about");
        requireNonNull(reading, "reading");
        requireNonNull(form, "form");
    }

    /** One whose values are guessed where they are written as text. */
    public Parameter(
            String name,
            String kind,
            boolean required,
            @Nullable T otherwise,
            String about,
            Function<Object, T> reading) {
        this(name, kind, required, otherwise, about, reading, TextForm.GUESSED);
    }

    /** A whole number of at least {@code least} and at most {@code most}. */
    public static Parameter<Long> number(String name, long least, long most) {
        String kind = "whole number from %d to %d".formatted(least, most);
        return optional(name, kind, TextForm.NUMBER, given -> {
            long value = wholeNumber(given, kind);
            if (value < least || value > most) {
                throw mustBe(kind, given);
            }
            return value;
        });
    }

    /** A finite number, with or without a fraction. */
    public static Parameter<BigDecimal> decimal(String name) {
        return optional(name, "number", TextForm.NUMBER, given -> {
            if (given instanceof BigDecimal decimal) {
                return decimal;
            }
            if (given instanceof Long number) {
                return BigDecimal.valueOf(number);
            }
            throw mustBe("a number", given);
        });
    }

    /** A text that is not blank, of at most {@code longest} characters. */
    public static Parameter<String> text(String name, int longest) {
        String kind = "text of 1 to %d characters".formatted(longest);
        return optional(name, kind, TextForm.TEXT, given -> textOf(given, longest, kind));
    }

    /** {@code true} or {@code false}. */
    public static Parameter<Boolean> flag(String name) {
        return optional(name, "true or false", TextForm.FLAG, given -> {
            if (given instanceof Boolean flag) {
                return flag;
            }
            throw mustBe("true or false", given);
        });
    }

    /** A day of the calendar in the years 1 to 9999, such as {@code 2026-01-31}. */
    public static Parameter<LocalDate> day(String name) {
        String kind = "day such as 2026-01-31";
        return optional(name, kind, TextForm.TEXT, given -> {
            LocalDate day = parsed(given, kind, LocalDate::parse);
            if (day.getYear() < 1 || day.getYear() > LAST_YEAR) {
                throw mustBe("a day from 0001-01-01 to 9999-12-31", given);
            }
            return day;
        });
    }

    /** A positive length of time of at most {@code longest}, in the form of ISO 8601, such as {@code PT90S}. */
    public static Parameter<Duration> duration(String name, Duration longest) {
        String kind = "duration from above zero to %s, such as PT90S".formatted(longest);
        return optional(name, kind, TextForm.TEXT, given -> {
            Duration value = parsed(given, kind, Duration::parse);
            if (value.isNegative() || value.isZero() || value.compareTo(longest) > 0) {
                throw mustBe(kind, given);
            }
            return value;
        });
    }

    /** One of the constants, by its name. */
    public static <E extends Enum<E>> Parameter<E> oneOf(String name, Class<E> choices) {
        String kind = "one of "
                + String.join(
                        ", ",
                        Arrays.stream(choices.getEnumConstants())
                                .map(Enum::name)
                                .toList());
        return optional(name, kind, TextForm.TEXT, given -> Arrays.stream(choices.getEnumConstants())
                .filter(choice -> choice.name().equals(given))
                .findFirst()
                .orElseThrow(() -> mustBe(kind, given)));
    }

    /** From 1 to {@code most} texts that are not blank, each of at most {@code longest} characters. */
    public static Parameter<List<String>> texts(String name, int most, int longest) {
        String kind = "list of 1 to %d texts of 1 to %d characters".formatted(most, longest);
        String each = "text of 1 to %d characters".formatted(longest);
        return optional(name, kind, TextForm.TEXTS, given -> {
            if (!(given instanceof List<?> list) || list.isEmpty() || list.size() > most) {
                throw mustBe(kind, given);
            }
            return Readings.each(list, item -> textOf(item, longest, each));
        });
    }

    /** Several parameters under one name. */
    public static <P> Parameter<P> group(String name, Parameters<P> members) {
        return optional(name, "object", TextForm.of(members.declared()), given -> {
            if (!(given instanceof Map<?, ?> map)) {
                throw mustBe("an object", given);
            }
            return members.readMembers(map, List.of());
        });
    }

    /** The same parameter, which must be given. */
    public Parameter<T> asRequired() {
        return new Parameter<>(name, kind, true, null, about, reading, form);
    }

    /** The same parameter with a value for when it is not given. */
    public Parameter<T> orElse(T value) {
        return new Parameter<>(name, kind, false, requireNonNull(value, "value"), about, reading, form);
    }

    /** The same parameter with a sentence that says what it does. */
    public Parameter<T> about(String sentence) {
        return new Parameter<>(name, kind, required, otherwise, sentence, reading, form);
    }

    /** The same parameter, whose values are written as text in this form. */
    public Parameter<T> written(TextForm asText) {
        return new Parameter<>(name, kind, required, otherwise, about, reading, asText);
    }

    /**
     * The value out of what JSON can say.
     *
     * @param given null when it is not given
     * @throws IllegalArgumentException if the rule is broken; the message says what must be
     * @throws InvalidParameters if rules are broken deeper in it
     */
    Optional<T> read(@Nullable Object given) {
        if (given != null) {
            return Optional.of(reading.apply(given));
        }
        if (required) {
            throw new IllegalArgumentException("must be given: a " + kind);
        }
        return Optional.ofNullable(otherwise);
    }

    private static <T> Parameter<T> optional(String name, String kind, TextForm form, Function<Object, T> reading) {
        return new Parameter<>(name, kind, false, null, "", reading, form);
    }

    private static long wholeNumber(Object given, String kind) {
        if (given instanceof Long number) {
            return number;
        }
        throw mustBe("a " + kind, given);
    }

    private static String textOf(Object given, int longest, String kind) {
        if (given instanceof String text && !VisibleText.isBlank(text) && text.length() <= longest) {
            return PlainText.require(text, "it");
        }
        throw mustBe("a " + kind, given);
    }

    private static <T> T parsed(Object given, String kind, Function<String, T> parse) {
        if (given instanceof String text) {
            try {
                return parse.apply(text);
            } catch (DateTimeException refused) {
                throw new IllegalArgumentException("must be a " + kind + ", was " + Readings.shown(given), refused);
            }
        }
        throw mustBe("a " + kind, given);
    }

    private static IllegalArgumentException mustBe(String kind, Object given) {
        return new IllegalArgumentException("must be " + kind + ", was " + Readings.shown(given));
    }
}
