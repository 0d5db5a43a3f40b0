package dev.nightshift.domain.sentiment;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What days of an index are kept under: a method's version, and weights where they are not its own.
 *
 * @param weights those that differ from the method's own as {@code momentum=2.0,vix=0.5} in its order; empty when none does
 */
public record IndexVariant(MethodVersion method, String weights) {

    public IndexVariant {
        requireNonNull(method, "method");
        requireNonNull(weights, "weights");
    }

    /**
     * The variant of a method, which may have been given other weights.
     *
     * @throws IllegalArgumentException if no known method has its version
     */
    public static IndexVariant of(Method method) {
        Weights own = known(method.version()).weights();
        return new IndexVariant(
                method.version(),
                method.componentNames().stream()
                        .filter(name -> own.of(name) != method.weights().of(name))
                        .map(name -> name + "=" + method.weights().of(name))
                        .collect(Collectors.joining(",")));
    }

    /** Whether the weights are the method's own. */
    public boolean isPlain() {
        return weights.isEmpty();
    }

    /**
     * The method with these weights.
     *
     * @throws IllegalArgumentException if the version is unknown, or the weights are not written as they should be
     */
    public Method toMethod() {
        Method method = known(method());
        return isPlain() ? method : method.weighted(parsed(weights));
    }

    /**
     * Weights written as {@code momentum=2.0,vix=0.5}.
     *
     * @throws IllegalArgumentException if they are not written so
     */
    public static Map<String, Double> parsed(String weights) {
        Map<String, Double> parsed = new LinkedHashMap<>();
        Stream.of(weights.split(",", -1)).forEach(each -> {
            String[] sides = each.split("=", -1);
            if (sides.length != 2 || parsed.put(sides[0].strip(), number(sides[1].strip())) != null) {
                throw new IllegalArgumentException(
                        "weights are written momentum=2,vix=0.5, each once, was '%s'".formatted(each));
            }
        });
        return parsed;
    }

    /** Such as {@code us-levels@1} or {@code us-levels@1 momentum=2.0}. */
    @Override
    public String toString() {
        return isPlain() ? method.toString() : method + " " + weights;
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException unreadable) {
            throw new IllegalArgumentException("a weight is a number, was '%s'".formatted(text), unreadable);
        }
    }

    private static Method known(MethodVersion version) {
        return Methods.find(version.name(), version.version())
                .orElseThrow(() -> new IllegalArgumentException("no method is known as " + version));
    }
}
