package dev.nightshift.adapters.web.json;

import dev.nightshift.domain.NearestName;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.beans.BeanIntrospector;
import io.micronaut.core.type.Argument;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the records of requests out of JSON, and notes all that does not fit, with a JSON pointer (RFC 6901). */
final class BodyBinder {

    private final Findings findings;

    BodyBinder(Findings findings) {
        this.findings = findings;
    }

    /** The value, or null when it is null or does not fit. */
    @Nullable
    Object bind(JsonNode node, Argument<?> type, String pointer) {
        if (type.getType() == OptionalField.class) {
            return OptionalField.of(node.isNull() ? null : bind(node, type.getTypeParameters()[0], pointer));
        }
        if (node.isNull()) {
            if (!type.isNullable()) {
                findings.wrong(pointer, "must not be null");
            }
            return null;
        }
        if (type.getType() == JsonNode.class) {
            return node;
        }
        if (type.getType() == Object.class) {
            return node.getValue();
        }
        if (List.class == type.getType() || Set.class == type.getType()) {
            return collection(node, type, pointer);
        }
        if (Map.class == type.getType()) {
            return map(node, type, pointer);
        }
        if (type.getType() == OneOrMany.class) {
            return oneOrMany(node, type.getTypeParameters()[0], pointer);
        }
        if (Scalars.knows(type.getType())) {
            return Scalars.read(node, type.getType(), pointer, findings);
        }
        return record(node, type, pointer);
    }

    private @Nullable Object oneOrMany(JsonNode node, Argument<?> itemType, String pointer) {
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < (node.isArray() ? node.size() : 1); i++) {
            Object item =
                    node.isArray() ? bind(node.get(i), itemType, pointer + '/' + i) : bind(node, itemType, pointer);
            if (item != null) {
                items.add(item);
            }
        }
        return new OneOrMany<>(items, node.isArray());
    }

    private @Nullable Object collection(JsonNode node, Argument<?> type, String pointer) {
        if (!node.isArray()) {
            findings.wrong(pointer, "must be an array");
            return null;
        }
        Argument<?> itemType = type.getFirstTypeVariable().orElse(Argument.OBJECT_ARGUMENT);
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            Object item = bind(node.get(i), itemType, pointer + '/' + i);
            if (item != null) {
                items.add(item);
            }
        }
        return type.getType() == Set.class ? Set.copyOf(new HashSet<>(items)) : List.copyOf(items);
    }

    private @Nullable Object map(JsonNode node, Argument<?> type, String pointer) {
        if (!node.isObject()) {
            findings.wrong(pointer, "must be an object");
            return null;
        }
        Argument<?> valueType = type.getTypeVariable("V").orElse(Argument.OBJECT_ARGUMENT);
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.entries()) {
            values.put(entry.getKey(), bind(entry.getValue(), valueType, child(pointer, entry.getKey())));
        }
        return values;
    }

    private @Nullable Object record(JsonNode node, Argument<?> type, String pointer) {
        if (!node.isObject()) {
            findings.wrong(pointer, "must be an object");
            return null;
        }
        BeanIntrospection<?> introspection = BeanIntrospector.SHARED.getIntrospection(type.getType());
        Argument<?>[] components = introspection.getConstructorArguments();
        Object[] values = new Object[components.length];
        Set<String> known = new HashSet<>();
        boolean complete = true;
        for (int i = 0; i < components.length; i++) {
            known.add(components[i].getName());
            values[i] = component(node, components[i], pointer);
            complete &= values[i] != null || components[i].isNullable();
        }
        for (Map.Entry<String, JsonNode> entry : node.entries()) {
            if (!known.contains(entry.getKey())) {
                findings.wrong(child(pointer, entry.getKey()), unknown(entry.getKey(), known));
            }
        }
        return complete ? introspection.instantiate(values) : null;
    }

    private static String unknown(String name, Set<String> known) {
        return "is not a known field"
                + NearestName.of(name, known)
                        .map(nearest -> "; did you mean %s?".formatted(nearest))
                        .orElse("");
    }

    private @Nullable Object component(JsonNode object, Argument<?> component, String pointer) {
        JsonNode node = object.get(component.getName());
        if (node != null) {
            return bind(node, component, child(pointer, component.getName()));
        }
        if (component.getType() == OptionalField.class) {
            return OptionalField.absent();
        }
        if (!component.isNullable()) {
            findings.wrong(child(pointer, component.getName()), "is required");
        }
        return null;
    }

    static String child(String pointer, String name) {
        return pointer + '/' + name.replace("~", "~0").replace("/", "~1");
    }
}
