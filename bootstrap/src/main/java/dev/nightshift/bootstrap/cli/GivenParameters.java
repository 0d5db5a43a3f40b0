package dev.nightshift.bootstrap.cli;

import dev.nightshift.bootstrap.BadSetting;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parameters of a job as they are written on a command line: {@code name=value}, with dots that lead into objects. */
final class GivenParameters {

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+\\.[0-9]+");

    private GivenParameters() {}

    static Map<String, @Nullable Object> of(List<String> assignments) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw new BadSetting("a parameter looks like chunkSize=500, was '%s'".formatted(assignment));
            }
            put(all, assignment.substring(0, equals), valueOf(assignment.substring(equals + 1)));
        }
        return all;
    }

    @SuppressWarnings("unchecked") // maps in here were put by this method
    private static void put(Map<String, @Nullable Object> into, String name, Object value) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            into.put(name, value);
            return;
        }
        Object inner = into.computeIfAbsent(name.substring(0, dot), any -> new LinkedHashMap<String, Object>());
        if (!(inner instanceof Map)) {
            throw new BadSetting(
                    "the parameter '%s' is a value and an object at once".formatted(name.substring(0, dot)));
        }
        put((Map<String, @Nullable Object>) inner, name.substring(dot + 1), value);
    }

    private static Object valueOf(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        if (WHOLE.matcher(text).matches()) {
            return Long.valueOf(text);
        }
        return DECIMAL.matcher(text).matches() ? new BigDecimal(text) : text;
    }
}
