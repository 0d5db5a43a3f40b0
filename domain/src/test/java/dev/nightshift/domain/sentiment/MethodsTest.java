package dev.nightshift.domain.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nightshift.domain.stats.DayRange;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MethodsTest {

    private static final LocalDate START = LocalDate.parse("2020-01-01");

    @Test
    void methods_are_found_by_name_and_version() {
        assertThat(Methods.find("us-levels")).contains(Methods.US_LEVELS);
        assertThat(Methods.find("us-inputs", 1)).contains(Methods.US_INPUTS);
        assertThat(Methods.find("kr", 2)).isEmpty();
        assertThat(Methods.find("us")).isEmpty();
        assertThat(Methods.all()).allMatch(method -> method.components().size() == 7);
    }

    @Test
    void a_method_names_the_series_that_it_reads() {
        assertThat(Methods.KR.inputs())
                .contains(SeriesName.of("kr_put_call.put_call"), SeriesName.of("kr_published.safe_haven"))
                .hasSize(7);
    }

    @Nested
    class Korean_scores_of_a_day {

        private final Map<SeriesName, Series> series = new HashMap<>();

        Korean_scores_of_a_day() {
            publish("momentum", 10);
            publish("credit_spread", 20);
            publish("volatility", 30);
            publish("safe_haven", 40);
            Random random = new Random(3);
            TreeMap<LocalDate, Double> volumes = new TreeMap<>();
            for (int i = 0; i < 400; i++) {
                volumes.put(START.plusDays(i), 1 + random.nextDouble());
            }
            series.put(SeriesName.of("kr_volumes.advancing_volume"), Series.of(volumes));
            volumes.replaceAll((day, volume) -> 1.5 + random.nextDouble());
            series.put(SeriesName.of("kr_volumes.declining_volume"), Series.of(volumes));
        }

        private final LocalDate day = START.plusDays(399);

        @Test
        void have_a_value_when_one_is_missing_and_tell_it() {
            SentimentDay index = on(Methods.KR);
            double strength = index.score("strength").orElseThrow();
            double breadth = index.score("breadth").orElseThrow();
            assertThat(index.value().orElseThrow()).isCloseTo((100 + strength + breadth) / 6, within(1e-12));
            assertThat(index.gaps())
                    .containsExactly(
                            new Gap("put_call", Gap.Reason.NO_OBSERVATION, "no observation of kr_put_call.put_call"));
        }

        @Test
        void are_scaled_by_the_weights_of_those_that_are_there() {
            SentimentDay index = on(Methods.KR.weighted(
                    Map.of("momentum", 3.0, "strength", 0.0, "breadth", 0.0, "put_call", 50.0, "volatility", 0.5)));
            assertThat(index.value().orElseThrow()).isCloseTo((30.0 + 20 + 15 + 40) / 5.5, within(1e-12));
        }

        @Test
        void have_no_value_when_fewer_than_five_are_there() {
            series.remove(SeriesName.of("kr_published.momentum"));
            series.remove(SeriesName.of("kr_published.volatility"));
            SentimentDay index = on(Methods.KR);
            assertThat(index.value()).isEmpty();
            assertThat(index.rating()).isEmpty();
            assertThat(index.gaps())
                    .contains(new Gap(
                            Gap.INDEX, Gap.Reason.TOO_FEW_COMPONENTS, "4 of 7 components, at least 5 are needed"));
        }

        @Test
        void have_no_value_when_all_weight_is_on_one_that_is_missing() {
            Map<String, Double> weights = new HashMap<>();
            Methods.KR.componentNames().forEach(name -> weights.put(name, name.equals("put_call") ? 1.0 : 0.0));
            assertThat(on(Methods.KR.weighted(weights)).gaps())
                    .extracting(Gap::reason)
                    .contains(Gap.Reason.NO_WEIGHT);
        }

        @Test
        void tell_how_much_is_missing_to_the_first_score() {
            SentimentDay early = Methods.KR.index(MarketData.of(series)).on(START.plusDays(250));
            assertThat(early.gaps()).contains(new Gap("strength", Gap.Reason.TOO_SHORT, "251 of 252 values"));
        }

        @Test
        void tell_the_days_of_their_inputs() {
            assertThat(on(Methods.KR).inputDates())
                    .containsEntry(SeriesName.of("kr_published.momentum"), day)
                    .containsEntry(SeriesName.of("kr_volumes.advancing_volume"), day)
                    .doesNotContainKey(SeriesName.of("kr_put_call.put_call"));
        }

        @Test
        void are_asked_for_by_range() {
            SentimentIndex index = Methods.KR.index(MarketData.of(series));
            assertThat(index.within(new DayRange(day.minusDays(1), day.plusDays(30))))
                    .extracting(SentimentDay::date)
                    .containsExactly(day.minusDays(1), day);
            assertThat(index.latest().orElseThrow().date()).isEqualTo(day);
            assertThat(index.on(day.plusDays(1)).gaps()).hasSize(8);
        }

        private void publish(String name, double score) {
            series.put(
                    SeriesName.of("kr_published." + name),
                    Series.builder().add(START.plusDays(399), score).build());
        }

        private SentimentDay on(Method method) {
            return method.index(MarketData.of(series)).on(day);
        }
    }

    @Test
    void weights_that_cannot_be_are_refused_with_their_component() {
        for (double weight : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> Methods.KR.weighted(Map.of("volatility", weight)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("volatility")
                    .hasMessageContaining(String.valueOf(weight));
        }
        assertThatThrownBy(() -> Methods.KR.weighted(Map.of("vix", 1.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'vix'");
        Map<String, Double> none = new HashMap<>();
        Methods.KR.componentNames().forEach(name -> none.put(name, 0.0));
        assertThatThrownBy(() -> Methods.KR.weighted(none))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("all 0");
    }

    @Property(tries = 10)
    void any_data_with_blanks_and_ties_give_what_the_plain_definition_gives(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 900) int rows) {
        Random random = new Random(seed);
        Map<SeriesName, Series> series = new HashMap<>();
        for (SeriesName name : Methods.US_INPUTS.inputs()) {
            Series.Builder values = Series.builder();
            for (int i = 0; i < rows; i++) {
                if (random.nextInt(10) > 0) {
                    values.add(START.plusDays(i), random.nextBoolean() ? random.nextInt(4) : random.nextDouble());
                }
            }
            series.put(name, values.build());
        }
        MarketData data = MarketData.of(series);
        SentimentIndex index = Methods.US_INPUTS.index(data);
        SentimentIndex plain = PlainDefinition.index(Methods.US_INPUTS, data);
        assertThat(index.days().map(index::on))
                .containsExactlyElementsOf(plain.days().map(plain::on).toList());
    }

    @Test
    void a_series_is_observed_once_a_day_in_order() {
        assertThatThrownBy(() -> Series.builder().add(START, 1).add(START, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a day must have one observation, 2020-01-01 has two");
        assertThatThrownBy(() -> Series.builder().add(START, 1).add(START.minusDays(1), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("days must ascend, 2019-12-31 comes after 2020-01-01");
        assertThatThrownBy(() -> Series.builder().add(START, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN");
    }

    @Test
    void ratings_hold_one_of_their_bounds() {
        List<Double> bounds = List.of(0.0, 25.0, 45.0, 55.0, 75.0, 100.0);
        assertThat(bounds.stream().map(Rating.Scale.HALF_OPEN::of))
                .containsExactly(
                        Rating.EXTREME_FEAR,
                        Rating.FEAR,
                        Rating.NEUTRAL,
                        Rating.GREED,
                        Rating.EXTREME_GREED,
                        Rating.EXTREME_GREED);
        assertThat(bounds.stream().map(Rating.Scale.CLOSED::of))
                .containsExactly(
                        Rating.EXTREME_FEAR,
                        Rating.EXTREME_FEAR,
                        Rating.FEAR,
                        Rating.NEUTRAL,
                        Rating.GREED,
                        Rating.EXTREME_GREED);
        assertThatThrownBy(() -> Rating.Scale.CLOSED.of(100.1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Rating.ofLabel("탐욕")).contains(Rating.GREED);
    }
}
