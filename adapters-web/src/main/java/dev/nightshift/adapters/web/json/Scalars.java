package dev.nightshift.adapters.web.json;

import dev.nightshift.adapters.web.request.Moments;
import io.micronaut.json.tree.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The values that a field of a request may have, each in the one form of JSON that stands for it. */
final class Scalars {

    private static final Map<Class<?>, Long> SMALLEST = Map.of(
            int.class,
            (long) Integer.MIN_VALUE,
            Integer.class,
            (long) Integer.MIN_VALUE,
            long.class,
            Long.MIN_VALUE,
            Long.class,
            Long.MIN_VALUE);

    private static final Map<Class<?>, Function<String, ?>> TEXTS = Map.of(
            Instant.class, Instant::parse,
            LocalDate.class, LocalDate::parse,
            LocalTime.class, LocalTime::parse,
            ZoneId.class, ZoneId::of);

    private static final Map<Class<?>, String> NAMES = Map.of(
            Instant.class, "an instant such as 2026-01-31T10:15:30Z",
            LocalDate.class, "a date such as 2026-01-31",
            LocalTime.class, "a time such as 10:15",
            ZoneId.class, "a time zone such as Asia/Seoul");

    static final String ILL_FORMED = "must not hold U+0000 or half a surrogate pair";

    private Scalars() {}

    static boolean knows(Class<?> type) {
        return type == String.class
                || type == boolean.class
                || type == Boolean.class
                || type == double.class
                || type == Double.class
                || type == BigDecimal.class
                || type.isEnum()
                || SMALLEST.containsKey(type)
                || TEXTS.containsKey(type);
    }

    static @Nullable Object read(JsonNode node, Class<?> type, String pointer, Findings findings) {
        if (type == boolean.class || type == Boolean.class) {
            return node.isBoolean() ? node.getBooleanValue() : wrong("must be true or false", pointer, findings);
        }
        if (SMALLEST.containsKey(type)) {
            return whole(node, type, pointer, findings);
        }
        if (type == BigDecimal.class || type == double.class || type == Double.class) {
            return number(node, type, pointer, findings);
        }
        if (!node.isString()) {
            return wrong("must be a string", pointer, findings);
        }
        String text = node.getStringValue();
        if (!isWellFormed(text)) {
            return wrong(ILL_FORMED, pointer, findings);
        }
        if (type.isEnum()) {
            return constant(text, type, pointer, findings);
        }
        return type == String.class ? text : parsed(text, type, pointer, findings);
    }

    private static @Nullable Object whole(JsonNode node, Class<?> type, String pointer, Findings findings) {
        BigDecimal number = numberIn(node, pointer, findings);
        if (number == null) {
            return null;
        }
        try {
            return type == int.class || type == Integer.class
                    ? (Object) number.intValueExact()
                    : (Object) number.longValueExact();
        } catch (ArithmeticException notWhole) {
            long smallest = SMALLEST.getOrDefault(type, 0L);
            return wrong("must be a whole number in %d..%d".formatted(smallest, -(smallest + 1)), pointer, findings);
        }
    }

    private static @Nullable Object number(JsonNode node, Class<?> type, String pointer, Findings findings) {
        BigDecimal number = numberIn(node, pointer, findings);
        if (number == null || type == BigDecimal.class) {
            return number;
        }
        double value = number.doubleValue();
        return Double.isFinite(value) ? (Object) value : wrong("is too large", pointer, findings);
    }

    private static @Nullable BigDecimal numberIn(JsonNode node, String pointer, Findings findings) {
        if (!node.isNumber()) {
            findings.wrong(pointer, "must be a number");
            return null;
        }
        BigDecimal number = node.getBigDecimalValue();
        if (Math.abs((long) number.scale()) > 400) {
            findings.wrong(pointer, "is too large or too small");
            return null;
        }
        return number;
    }

    private static @Nullable Object constant(String text, Class<?> type, String pointer, Findings findings) {
        Object[] constants = type.getEnumConstants();
        for (Object constant : constants) {
            if (((Enum<?>) constant).name().equals(text)) {
                return constant;
            }
        }
        return wrong("must be one of " + Arrays.toString(constants), pointer, findings);
    }

    private static @Nullable Object parsed(String text, Class<?> type, String pointer, Findings findings) {
        Function<String, ?> parsing = TEXTS.getOrDefault(type, Function.identity());
        try {
            Object value = parsing.apply(text);
            return isInRange(value) ? value : wrong(Moments.RANGE, pointer, findings);
        } catch (DateTimeException unreadable) {
            findings.unreadable(pointer, "is not " + NAMES.get(type));
            return null;
        }
    }

    private static boolean isInRange(Object value) {
        return value instanceof Instant instant
                ? Moments.isInRange(instant)
                : !(value instanceof LocalDate date) || Moments.isInRange(date);
    }

    private static @Nullable Object wrong(String message, String pointer, Findings findings) {
        findings.wrong(pointer, message);
        return null;
    }

    /** PostgreSQL keeps no other texts. */
    static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
    }
}
