package dev.nightshift.domain.sentiment;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A way to compute an index. It says nothing of how it is computed.
 *
 * @param leastComponents with fewer components a day has no value
 * @param ratings which bounds the ratings hold
 */
public record Method(
        MethodVersion version,
        Market market,
        List<Component> components,
        int leastComponents,
        Rating.Scale ratings,
        Weights weights) {

    /**
     * Guards the method.
     *
     * @throws IllegalArgumentException if component names are not unique, if weights are not for exactly the components, or
     *     if {@code leastComponents} is not from 1 to their number
     */
    public Method {
        requireNonNull(version, "version");
        requireNonNull(market, "market");
        requireNonNull(ratings, "ratings");
        components = List.copyOf(components);
        List<String> names = components.stream().map(Component::name).toList();
        if (names.stream().distinct().count() < names.size()
                || !weights.byComponent().keySet().equals(names.stream().collect(Collectors.toSet()))) {
            throw new IllegalArgumentException("components must be unique and have a weight each, were %s with %s"
                    .formatted(names, weights.byComponent()));
        }
        if (leastComponents < 1 || leastComponents > names.size()) {
            throw new IllegalArgumentException(
                    "least components must be from 1 to %d, was %d".formatted(names.size(), leastComponents));
        }
    }

    static Method equallyWeighted(
            MethodVersion version,
            Market market,
            int leastComponents,
            Rating.Scale ratings,
            List<Component> components) {
        Weights equal = Weights.equal(components.stream().map(Component::name).toList());
        return new Method(version, market, components, leastComponents, ratings, equal);
    }

    /**
     * The same method with other weights for some components; those not named keep theirs.
     *
     * @throws IllegalArgumentException if a component is unknown, if a weight is not finite or negative, or if none is above 0
     */
    public Method weighted(Map<String, Double> others) {
        return new Method(version, market, components, leastComponents, ratings, weights.with(others));
    }

    /** The series of the market that it is made of. */
    public SortedSet<SeriesName> inputs() {
        return components.stream().flatMap(Component::inputs).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names of the components in their order. */
    public List<String> componentNames() {
        return components.stream().map(Component::name).toList();
    }

    /** The index of all days of the data, computed in a single pass over each series. */
    public SentimentIndex index(MarketData data) {
        return SentimentIndex.of(this, data, new SinglePass(data));
    }
}
