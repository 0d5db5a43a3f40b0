package dev.nightshift.adapters.web.docs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Finds the way through maps and lists as JSON has them. */
public final class Tree {

    private Tree() {}

    /** The map by the names that lead to it, made where there is none. */
    @SuppressWarnings("unchecked") // what JSON calls an object
    public static Map<String, Object> at(Map<String, Object> root, String... names) {
        Map<String, Object> found = root;
        for (String name : names) {
            found = (Map<String, Object>) found.computeIfAbsent(name, made -> new LinkedHashMap<String, Object>());
        }
        return found;
    }

    /** A map in the order of its pairs of names and values. */
    public static Map<String, Object> of(Object... pairs) {
        Map<String, Object> made = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            made.put((String) pairs[i], pairs[i + 1]);
        }
        return made;
    }

    static Map<String, Object> reference(String kind, String name) {
        return of("$ref", "#/components/%s/%s".formatted(kind, name));
    }

    /** Shows every map, the outer ones first. */
    @SuppressWarnings("unchecked") // what JSON calls an object
    static void walk(Object node, Consumer<Map<String, Object>> visitor) {
        if (node instanceof Map<?, ?> map) {
            visitor.accept((Map<String, Object>) map);
            List.copyOf(map.values()).forEach(value -> walk(value, visitor));
        } else if (node instanceof List<?> list) {
            list.forEach(value -> walk(value, visitor));
        }
    }
}
