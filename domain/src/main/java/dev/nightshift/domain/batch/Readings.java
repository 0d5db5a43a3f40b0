package dev.nightshift.domain.batch;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What reading parameters has in common. */
final class Readings {

    private static final int LONGEST_SHOWN = 60;
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,40}");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,3})?");

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

    /** The number that a text is; the text where it is none. */
    static Object numberIn(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            return text;
        }
        BigDecimal number = new BigDecimal(text);
        boolean isLong = WHOLE.matcher(text).matches() && number.toBigInteger().bitLength() < Long.SIZE;
        return isLong ? (Object) number.longValueExact() : number;
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
