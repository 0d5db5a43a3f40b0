package dev.nightshift.adapters.web.problem;

import io.micronaut.core.type.Argument;
import io.micronaut.http.annotation.CookieValue;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What a controller's argument is called in the request, and what it must look like. */
final class Parameters {

    private static final List<Class<? extends Annotation>> NAMING =
            List.of(QueryValue.class, PathVariable.class, Header.class, CookieValue.class);

    private static final Map<Class<?>, String> FORMS = Map.of(
            Instant.class, "an instant such as 2026-01-31T10:15:30Z",
            LocalDate.class, "a date such as 2026-01-31",
            Integer.class, "a whole number",
            int.class, "a whole number",
            Long.class, "a whole number",
            long.class, "a whole number",
            BigDecimal.class, "a number",
            Boolean.class, "true or false",
            boolean.class, "true or false");

    private Parameters() {}

    static String nameOf(Argument<?> argument) {
        return NAMING.stream()
                .flatMap(kind -> argument.getAnnotationMetadata().stringValue(kind).stream())
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(argument.getName());
    }

    static String formOf(Argument<?> argument) {
        Class<?> type = argument.isOptional()
                ? argument.getFirstTypeVariable()
                        .<Class<?>>map(Argument::getType)
                        .orElse(Object.class)
                : argument.getType();
        if (type.isEnum()) {
            return "one of " + Arrays.toString(type.getEnumConstants());
        }
        return FORMS.getOrDefault(type, "a value that can be read");
    }
}
