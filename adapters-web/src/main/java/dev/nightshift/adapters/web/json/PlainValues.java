package dev.nightshift.adapters.web.json;

import dev.nightshift.adapters.web.problem.FieldError;
import io.micronaut.json.tree.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects whose members only somebody else knows, as texts, flags, Long, BigDecimal, lists and maps. */
public final class PlainValues {

    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final int LARGEST_SCALE = 400;

    private final List<FieldError> errors;

    private PlainValues(List<FieldError> errors) {
        this.errors = errors;
    }

    /**
     * The members of an object; none when it is null.
     *
     * @param pointer where the object is in the body
     * @param errors gets what is wrong with it
     */
    public static Map<String, @Nullable Object> of(@Nullable JsonNode node, String pointer, List<FieldError> errors) {
        if (node == null || node.isNull()) {
            return Map.of();
        }
        if (!node.isObject()) {
            errors.add(FieldError.at(pointer, "must be an object"));
            return Map.of();
        }
        return new PlainValues(errors).object(node, pointer);
    }

    private Map<String, @Nullable Object> object(JsonNode node, String pointer) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.entries()) {
            String child = BodyBinder.child(pointer, entry.getKey());
            if (Scalars.isWellFormed(entry.getKey())) {
                values.put(entry.getKey(), value(entry.getValue(), child));
            } else {
                errors.add(FieldError.at(pointer, "has a name that holds U+0000 or half a surrogate pair"));
            }
        }
        return values;
    }

    private @Nullable Object value(JsonNode node, String pointer) {
        if (node.isNull()) {
            return null;
        }
        if (node.isObject()) {
            return object(node, pointer);
        }
        if (node.isArray()) {
            List<@Nullable Object> items = new ArrayList<>();
            for (int i = 0; i < node.size(); i++) {
                items.add(value(node.get(i), pointer + '/' + i));
            }
            return items;
        }
        if (node.isBoolean()) {
            return node.getBooleanValue();
        }
        return node.isNumber() ? number(node, pointer) : text(node.getStringValue(), pointer);
    }

    private String text(String text, String pointer) {
        if (!Scalars.isWellFormed(text)) {
            errors.add(FieldError.at(pointer, Scalars.ILL_FORMED));
        }
        return text;
    }

    private Object number(JsonNode node, String pointer) {
        if (node.getNumberValue() instanceof BigInteger whole
                && whole.compareTo(LEAST) >= 0
                && whole.compareTo(MOST) <= 0) {
            return whole.longValue();
        }
        BigDecimal number = node.getBigDecimalValue();
        if (Math.abs((long) number.scale()) > LARGEST_SCALE) {
            errors.add(FieldError.at(pointer, "is too large or too small"));
            return BigDecimal.ZERO;
        }
        return number;
    }
}
