package dev.nightshift.domain.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What reading parameters has in common. */
final class Readings {

    private static final int LONGEST_SHOWN = 60;

    private Readings() {}

    /** The values of a list, or all that is wrong with them, each with its place. */
    static <T> List<T> each(List<?> given, Function<Object, T> reading) {
        List<T> values = new ArrayList<>();
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            Object item = given.get(i);
            try {
                values.add(reading.apply(item == null ? "" : item));
            } catch (IllegalArgumentException broken) {
                violations.add(new Violation("/" + i, String.valueOf(broken.getMessage())));
            }
        }
        if (!violations.isEmpty()) {
            throw new InvalidParameters(violations);
        }
        return values;
    }

    static String shown(Object given) {
        if (given instanceof List<?> list) {
            return "a list of " + list.size();
        }
        if (given instanceof Map<?, ?>) {
            return "an object";
        }
        String text = String.valueOf(given);
        return "'" + (text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…") + "'";
    }
}
