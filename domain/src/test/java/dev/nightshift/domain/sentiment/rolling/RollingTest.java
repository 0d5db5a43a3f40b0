package dev.nightshift.domain.sentiment.rolling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nightshift.domain.sentiment.PlainStatistics;
import dev.nightshift.domain.sentiment.Statistic;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RollingTest {

    /** Values that often tie, values of any size, and both next to each other. */
    @Provide
    Arbitrary<double[]> streams() {
        Arbitrary<Double> few = Arbitraries.integers().between(-3, 3).map(Double::valueOf);
        Arbitrary<Double> fine = Arbitraries.doubles().between(-10, 10).ofScale(4);
        Arbitrary<Double> far = Arbitraries.doubles().between(-1e12, 1e12).ofScale(6);
        return Arbitraries.oneOf(few, fine, far, Arbitraries.oneOf(few, far))
                .array(Double[].class)
                .ofMaxSize(60)
                .map(boxed ->
                        Arrays.stream(boxed).mapToDouble(Double::doubleValue).toArray());
    }

    @Property(tries = 300)
    void a_mean_is_that_of_the_plain_definition(
            @ForAll("streams") double[] values, @ForAll @IntRange(min = 1, max = 20) int n) {
        assertSame(new Statistic.Mean(n), values);
    }

    @Property(tries = 300)
    void a_deviation_is_that_of_the_plain_definition(
            @ForAll("streams") double[] values, @ForAll @IntRange(min = 2, max = 20) int n) {
        assertSame(new Statistic.Deviation(n), values);
    }

    @Property(tries = 300)
    void a_rank_is_that_of_the_plain_definition(
            @ForAll("streams") double[] values, @ForAll @IntRange(min = 1, max = 20) int w) {
        assertSame(new Statistic.Rank(w), values);
    }

    @Property(tries = 300)
    void an_average_rank_is_that_of_the_plain_definition(
            @ForAll("streams") double[] values, @ForAll @IntRange(min = 2, max = 20) int w) {
        assertSame(new Statistic.AverageRank(w), values);
    }

    @Property(tries = 300)
    void a_sum_is_that_of_the_plain_definition(@ForAll("streams") double[] values) {
        assertSame(new Statistic.Sum(), values);
    }

    @Property
    void a_median_is_in_the_middle_of_the_window(
            @ForAll("streams") double[] values, @ForAll @IntRange(min = 1, max = 20) int w) {
        RollingOrder order = new RollingOrder(w);
        assertThat(order.median()).isNaN();
        for (int i = 0; i < values.length; i++) {
            order.add(values[i]);
            double[] window = Arrays.copyOfRange(values, Math.max(0, i + 1 - w), i + 1);
            Arrays.sort(window);
            int half = window.length / 2;
            assertThat(order.median())
                    .isEqualTo(window.length % 2 == 1 ? window[half] : (window[half - 1] + window[half]) / 2);
        }
    }

    @Property
    void a_statistic_depends_on_its_window_alone(
            @ForAll("streams") double[] before, @ForAll("streams") double[] values) {
        List<Statistic> all = List.of(
                new Statistic.Mean(7), new Statistic.Deviation(7), new Statistic.Rank(7), new Statistic.AverageRank(7));
        for (Statistic statistic : all) {
            Rolling late = statistic.rolling();
            Rolling early = statistic.rolling();
            Arrays.stream(before).forEach(early::next);
            for (int i = 0; i < values.length; i++) {
                double fresh = late.next(values[i]);
                double older = early.next(values[i]);
                assertThat(i < 6 || Double.compare(fresh, older) == 0).isTrue();
            }
        }
    }

    @Test
    void an_exponential_mean_weighs_each_value_less_than_the_next() {
        double[] values = {3, -1, 4, 1, -5, 9};
        Rolling mean = new ExponentialMean(0.25);
        double last = Arrays.stream(values).map(mean::next).reduce(Double.NaN, (any, each) -> each);
        double expected = values[0] * Math.pow(0.75, 5);
        for (int i = 1; i < values.length; i++) {
            expected += 0.25 * values[i] * Math.pow(0.75, values.length - 1 - i);
        }
        assertThat(last).isCloseTo(expected, within(1e-12));
    }

    @Test
    void a_value_is_carried_over_at_most_so_many_blanks() {
        Rolling carried = new CarriedForward(2);
        double[] given = {Double.NaN, 5, Double.NaN, Double.NaN, Double.NaN, 6, Double.NaN};
        assertThat(Arrays.stream(given).map(carried::next))
                .containsExactly(Double.NaN, 5.0, 5.0, 5.0, Double.NaN, 6.0, 6.0);
    }

    @Test
    void nothing_is_left_of_a_large_value_that_has_passed() {
        RollingMoments moments = new RollingMoments(3);
        moments.add(1e30);
        moments.add(-7e25);
        for (double value : new double[] {0.1, 0.2, 0.4}) {
            moments.add(value);
        }
        assertThat(moments.mean()).isCloseTo(0.7 / 3, within(1e-16));
        assertThat(moments.variance()).isCloseTo(0.07 / 3, within(1e-17));
    }

    @Test
    void a_long_stream_does_not_drift() {
        double[] values =
                new Random(7).doubles(20_000, 0, 1).map(each -> 1e9 + each).toArray();
        Rolling rolling = new RollingDeviation(125);
        double last = Double.NaN;
        for (double value : values) {
            last = rolling.next(value);
        }
        double[] window = Arrays.copyOfRange(values, values.length - 125, values.length);
        assertThat(last).isEqualTo(PlainStatistics.of(new Statistic.Deviation(125), window)[124]);
    }

    @Test
    void equal_values_have_no_deviation() {
        Rolling deviation = new RollingDeviation(3);
        assertThat(new double[] {deviation.next(0.1), deviation.next(0.1), deviation.next(0.1)})
                .containsOnly(Double.NaN);
    }

    @Test
    void a_value_must_be_finite_and_not_beyond_all_measure() {
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -1e101}) {
            for (Rolling rolling : List.of(
                    new RollingMean(2),
                    new RollingDeviation(2),
                    new RollingRank(2),
                    new RollingAverageRank(2),
                    new ExponentialMean(1),
                    new RunningSum())) {
                assertThatThrownBy(() -> rolling.next(value))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(String.valueOf(value));
            }
        }
    }

    @Test
    void windows_must_hold_something() {
        List<Runnable> refused = List.of(
                () -> new RollingMean(0),
                () -> new RollingDeviation(1),
                () -> new RollingRank(0),
                () -> new RollingAverageRank(1),
                () -> new RollingOrder(0),
                () -> new RollingMoments(1),
                () -> new CarriedForward(-1),
                () -> new ExponentialMean(0),
                () -> new ExponentialMean(1.1),
                () -> new ExponentialMean(Double.NaN));
        assertThat(refused)
                .allSatisfy(each -> assertThatThrownBy(each::run).isInstanceOf(IllegalArgumentException.class));
    }

    private static void assertSame(Statistic statistic, double[] values) {
        Rolling rolling = statistic.rolling();
        assertThat(Arrays.stream(values).map(rolling::next).toArray())
                .containsExactly(PlainStatistics.of(statistic, values));
    }
}
