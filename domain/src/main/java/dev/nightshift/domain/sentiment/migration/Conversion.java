package dev.nightshift.domain.sentiment.migration;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;

/** How a text of one layout is said in another. Each has an inverse; a blank stays a blank. */
public sealed interface Conversion {

    /**
     * The text in the other layout.
     *
     * @throws IllegalArgumentException if the text is not one that can be converted
     */
    String convert(String text);

    /** What leads back. */
    Conversion inverse();

    /** A number as it is, to the last digit. */
    record Decimal() implements Conversion {
        @Override
        public String convert(String text) {
            if (!text.isEmpty()) {
                decimal(text);
            }
            return text;
        }

        @Override
        public Conversion inverse() {
            return this;
        }
    }

    /** A number on a scale that is a power of ten apart: 2 makes 0.5 to 50. Exact, without zeros at the end. */
    record Scaled(int digits) implements Conversion {
        @Override
        public String convert(String text) {
            return text.isEmpty()
                    ? text
                    : decimal(text).movePointRight(digits).stripTrailingZeros().toPlainString();
        }

        @Override
        public Conversion inverse() {
            return new Scaled(-digits);
        }
    }

    /** A day in another form, as of {@link DateTimeFormatter#ofPattern(String)}. */
    record DateForm(String from, String to) implements Conversion {

        /** ISO 8601. */
        public static final String ISO = "uuuu-MM-dd";

        /** @throws IllegalArgumentException if a pattern is not one */
        public DateForm {
            requireNonNull(DateTimeFormatter.ofPattern(from));
            requireNonNull(DateTimeFormatter.ofPattern(to));
        }

        @Override
        public String convert(String text) {
            try {
                return LocalDate.parse(text, DateTimeFormatter.ofPattern(from)).format(DateTimeFormatter.ofPattern(to));
            } catch (DateTimeParseException unreadable) {
                throw new IllegalArgumentException(
                        "a day must be written %s, was '%s'".formatted(from, text), unreadable);
            }
        }

        @Override
        public Conversion inverse() {
            return new DateForm(to, from);
        }
    }

    /** One of some words, each said by another. */
    record Words(Map<String, String> words) implements Conversion {

        /** @throws IllegalArgumentException if two words are said by the same */
        public Words {
            words = Map.copyOf(words);
            if (words.values().stream().distinct().count() < words.size()) {
                throw new IllegalArgumentException("words must differ on both sides, were " + words);
            }
        }

        @Override
        public String convert(String text) {
            String word = words.get(text);
            if (word == null && !text.isEmpty()) {
                throw new IllegalArgumentException("must be one of %s, was '%s'".formatted(words.keySet(), text));
            }
            return word == null ? text : word;
        }

        @Override
        public Conversion inverse() {
            Map<String, String> back = new HashMap<>();
            words.forEach((from, to) -> back.put(to, from));
            return new Words(back);
        }
    }

    private static BigDecimal decimal(String text) {
        try {
            return new BigDecimal(requireNonNull(text));
        } catch (NumberFormatException unreadable) {
            throw new IllegalArgumentException("must be a number, was '%s'".formatted(text), unreadable);
        }
    }
}
