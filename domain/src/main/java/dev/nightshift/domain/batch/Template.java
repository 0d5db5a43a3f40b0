package dev.nightshift.domain.batch;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Saved settings that jobs are made from.
 *
 * @param name 1 to 60 lower-case letters, digits and hyphens, a letter first
 * @param parameters as given, what JSON can say
 * @param priority null for the default of the type
 * @param strategy null for the default of the type
 */
public record Template(
        String name,
        TypeName type,
        Map<String, @Nullable Object> parameters,
        @Nullable Priority priority,
        @Nullable Strategy strategy) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,59}");

    /** @throws IllegalArgumentException if the name is not of its form */
    public Template {
        requireNonNull(name, "name");
        requireNonNull(type, "type");
        requireNonNull(parameters, "parameters");
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "a template's name must be 1..60 of a-z, 0-9 and -, a letter first, was '%s'".formatted(name));
        }
    }

    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }
}
