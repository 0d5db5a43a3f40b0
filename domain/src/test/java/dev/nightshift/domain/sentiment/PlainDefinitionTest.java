package dev.nightshift.domain.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The plain value and rating, beside those that the index is made by. */
class PlainDefinitionTest {

    private static final List<Double> BOUNDS = List.of(0.0, 25.0, 45.0, 55.0, 75.0, 100.0);

    private static Map<String, Double> scores(Method method, int present, Random random) {
        Map<String, Double> scores = new HashMap<>();
        method.componentNames().stream().limit(present).forEach(name -> scores.put(name, 100 * random.nextDouble()));
        return scores;
    }

    @Property(tries = 200)
    void a_value_is_the_weighted_mean_of_what_is_there(
            @ForAll @IntRange(min = 0, max = 7) int present, @ForAll long seed) {
        Method method = Methods.US_INPUTS.weighted(Map.of("momentum", 2.5, "vix", 0.0));
        Map<String, Double> scores = scores(method, present, new Random(seed));
        double sum = 0;
        double weights = 0;
        for (Map.Entry<String, Double> score : scores.entrySet()) {
            sum += method.weights().of(score.getKey()) * score.getValue();
            weights += method.weights().of(score.getKey());
        }
        double mean = sum / weights;
        assertThat(PlainDefinition.value(method, scores).stream().allMatch(value -> Math.abs(value - mean) < 1e-9))
                .isTrue();
        assertThat(PlainDefinition.value(method, scores).isPresent()).isEqualTo(present >= 5);
    }

    @Test
    void there_is_no_value_when_what_is_there_has_no_weight() {
        Method method = Methods.KR.weighted(Map.of(
                "momentum",
                0.0,
                "strength",
                0.0,
                "breadth",
                0.0,
                "put_call",
                0.0,
                "credit_spread",
                0.0,
                "volatility",
                0.0));
        Map<String, Double> scores = scores(method, 6, new Random(1));
        assertThat(PlainDefinition.value(method, scores)).isEmpty();
    }

    @Property(tries = 200)
    void a_rating_is_that_of_the_scale(@ForAll @DoubleRange(min = 0, max = 100) double value) {
        Methods.all().forEach(method -> assertThat(PlainDefinition.rating(method, value))
                .isEqualTo(method.ratings().of(value)));
    }

    @Test
    void bounds_are_rated_as_by_the_scale() {
        Methods.all().forEach(method -> BOUNDS.stream()
                .flatMap(bound -> List.of(bound, Math.nextUp(bound), Math.nextDown(bound)).stream())
                .filter(value -> value >= 0 && value <= 100)
                .forEach(value -> assertThat(PlainDefinition.rating(method, value))
                        .as("%s of %s", value, method.version())
                        .isEqualTo(method.ratings().of(value))));
    }
}
