package dev.nightshift.application.sentiment;

import dev.nightshift.domain.batch.InvalidParameters;
import dev.nightshift.domain.batch.Parameter;
import dev.nightshift.domain.batch.TextForm;
import dev.nightshift.domain.batch.Violation;
import dev.nightshift.domain.sentiment.Weights;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Weights by the names of components. */
final class WeightsParameter {

    private static final double LEAST = 1e-100;
    private static final double MOST = 1e100;

    private WeightsParameter() {}

    static Parameter<Map<String, Double>> of(String name) {
        return new Parameter<>(
                name,
                "object of numbers from 0 on",
                false,
                null,
                "How much components count, relative to the others; those not named keep their weight.",
                WeightsParameter::weights,
                TextForm.NUMBERS_BY_NAME);
    }

    private static Map<String, Double> weights(Object given) {
        if (!(given instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("must be an object such as {\"momentum\": 2}");
        }
        Map<String, Double> weights = new LinkedHashMap<>();
        List<Violation> violations = new ArrayList<>();
        map.forEach((name, value) -> {
            double weight = weight(value);
            weights.put(String.valueOf(name), weight);
            if (!(weight == 0 || (weight >= LEAST && weight <= MOST))) {
                violations.add(new Violation(
                        "/" + pointed(String.valueOf(name)),
                        "must be 0 or a finite number from 1e-100 on, was " + ShortenedText.of(value)));
            }
        });
        if (!violations.isEmpty()) {
            throw new InvalidParameters(violations);
        }
        if (!weights.isEmpty() && isAllZero(weights)) {
            throw new IllegalArgumentException("must have one above 0, were all 0");
        }
        return weights;
    }

    private static boolean isAllZero(Map<String, Double> weights) {
        try {
            return new Weights(weights).byComponent().isEmpty();
        } catch (IllegalArgumentException allZero) {
            return true;
        }
    }

    private static double weight(@Nullable Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.doubleValue();
        }
        return value instanceof Long number ? number.doubleValue() : Double.NaN;
    }

    /** A name as part of a JSON pointer. */
    static String pointed(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
