package dev.nightshift.domain.sentiment;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** How much each component counts, relative to the others; only the proportions matter. */
public record Weights(Map<String, Double> byComponent) {

    /** @throws IllegalArgumentException if a weight is not finite or negative, or if none is above 0 */
    public Weights {
        byComponent = Collections.unmodifiableMap(new LinkedHashMap<>(byComponent));
        byComponent.forEach(Weights::requireUsable);
        if (byComponent.values().stream().noneMatch(weight -> weight > 0)) {
            throw new IllegalArgumentException("a weight must be > 0, were all 0: " + byComponent);
        }
    }

    /** The same weight for each. */
    public static Weights equal(Collection<String> components) {
        Map<String, Double> weights = new LinkedHashMap<>();
        components.forEach(component -> weights.put(component, 1.0));
        return new Weights(weights);
    }

    /**
     * These weights with others for some components; those not named keep theirs.
     *
     * @throws IllegalArgumentException if a component is unknown, if a weight is not finite or negative, or if none is above 0
     */
    public Weights with(Map<String, Double> others) {
        Map<String, Double> weights = new LinkedHashMap<>(byComponent);
        others.forEach((component, weight) -> {
            of(component);
            weights.put(component, weight);
        });
        return new Weights(weights);
    }

    /**
     * The weight of the component.
     *
     * @throws IllegalArgumentException if it is unknown
     */
    public double of(String component) {
        Double weight = byComponent.get(component);
        if (weight == null) {
            throw new IllegalArgumentException(
                    "weights are for %s, was '%s'".formatted(byComponent.keySet(), component));
        }
        return weight;
    }

    private static void requireUsable(String component, double weight) {
        if (!(weight >= 0 && weight <= 1e100)) {
            throw new IllegalArgumentException(
                    "a weight must be finite and >= 0, was %s of '%s'".formatted(weight, component));
        }
    }
}
