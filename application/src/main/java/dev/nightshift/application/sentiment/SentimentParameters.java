package dev.nightshift.application.sentiment;

import dev.nightshift.domain.batch.InvalidParameters;
import dev.nightshift.domain.batch.Parameter;
import dev.nightshift.domain.batch.ParameterValues;
import dev.nightshift.domain.batch.TextForm;
import dev.nightshift.domain.batch.Violation;
import dev.nightshift.domain.sentiment.Market;
import dev.nightshift.domain.sentiment.Method;
import dev.nightshift.domain.sentiment.Methods;
import dev.nightshift.domain.stats.DayRange;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The parameters that the kinds of work of this context share. */
final class SentimentParameters {

    static final Parameter<DayRange> DATE_RANGE = DateRangeParameter.of("dateRange");

    static final Parameter<Market> MARKET = choice(
                    "market",
                    "one of " + Arrays.stream(Market.values()).map(Market::code).toList(),
                    text -> Market.find(text))
            .about("The market; without it, that of the method.");

    static final Parameter<Method> METHOD = choice("method", "one of " + names(), Methods::find)
            .about("The method; without it, the first of the market that has data.");

    static final Parameter<Long> VERSION =
            Parameter.number("version", 1, 1_000).about("The version of the method; without it the newest.");

    static final Parameter<Map<String, Double>> WEIGHTS = WeightsParameter.of("weights");

    private SentimentParameters() {}

    /** The methods that are meant, the first choice first; weighted as asked for. */
    static List<Method> methods(ParameterValues given) {
        Optional<Method> named = given.find(METHOD);
        Optional<Market> market = given.find(MARKET);
        if (named.isPresent()
                && market.filter(each -> each != named.get().market()).isPresent()) {
            throw new InvalidParameters(
                    "/method",
                    "must be of the market %s, %s is of %s"
                            .formatted(
                                    market.get().code(),
                                    named.get().version().name(),
                                    named.get().market().code()));
        }
        if (named.isEmpty() && given.find(VERSION).isPresent()) {
            throw new InvalidParameters("/version", "is that of a method; name it by method");
        }
        List<Method> candidates = named.map(method -> List.of(versioned(given, method)))
                .orElseGet(() -> Methods.all().stream()
                        .filter(method -> market.isEmpty() || market.get() == method.market())
                        .toList());
        return weighted(candidates, given.find(WEIGHTS).orElse(Map.of()));
    }

    private static Method versioned(ParameterValues given, Method newest) {
        Optional<Long> version = given.find(VERSION);
        return version.isEmpty()
                ? newest
                : Methods.find(newest.version().name(), Math.toIntExact(version.get()))
                        .orElseThrow(() -> new InvalidParameters(
                                "/version",
                                "%s has no version %d"
                                        .formatted(newest.version().name(), version.get())));
    }

    /** Weights go with the methods that have all their components; there must be one. */
    private static List<Method> weighted(List<Method> candidates, Map<String, Double> weights) {
        if (weights.isEmpty()) {
            return candidates;
        }
        List<Method> fitting = candidates.stream()
                .filter(method -> method.componentNames().containsAll(weights.keySet()))
                .toList();
        if (fitting.isEmpty()) {
            throw unknown(candidates, weights);
        }
        try {
            return fitting.stream().map(method -> method.weighted(weights)).toList();
        } catch (IllegalArgumentException allZero) {
            throw new InvalidParameters("/weights", "must leave a component with a weight above 0");
        }
    }

    private static InvalidParameters unknown(List<Method> candidates, Map<String, Double> weights) {
        List<String> known = candidates.get(0).componentNames();
        return new InvalidParameters(weights.keySet().stream()
                .filter(name -> !known.contains(name))
                .map(name -> new Violation("/weights/" + WeightsParameter.pointed(name), "must be one of " + known))
                .toList());
    }

    private static List<String> names() {
        return Methods.all().stream().map(method -> method.version().name()).toList();
    }

    private static <T> Parameter<T> choice(String name, String kind, Function<String, Optional<T>> find) {
        return new Parameter<T>(name, kind, false, null, "", given -> {
                    if (given instanceof String text) {
                        Optional<T> found = find.apply(text);
                        if (found.isPresent()) {
                            return found.get();
                        }
                    }
                    throw new IllegalArgumentException("must be %s, was '%s'".formatted(kind, ShortenedText.of(given)));
                })
                .written(TextForm.TEXT);
    }
}
