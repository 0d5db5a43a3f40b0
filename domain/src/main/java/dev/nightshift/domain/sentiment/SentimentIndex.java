package dev.nightshift.domain.sentiment;

import dev.nightshift.domain.sentiment.Gap.Reason;
import dev.nightshift.domain.stats.DayRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The index of a market by a method on all days of its data. Computed once and not changed; any day can be asked for. */
public final class SentimentIndex {

    private final Method method;
    private final MarketData data;
    private final List<ScoredComponent> components;
    private final int[] days;
    private final double[] values;

    private SentimentIndex(Method method, MarketData data, List<ScoredComponent> components, int[] days) {
        this.method = method;
        this.data = data;
        this.components = components;
        this.days = days;
        this.values = values(method, components, days);
    }

    static SentimentIndex of(Method method, MarketData data, Calculation calculation) {
        List<ScoredComponent> components = method.components().stream()
                .map(each -> ScoredComponent.of(each, method.weights().of(each.name()), calculation))
                .toList();
        int[] days = MarketData.union(method.inputs().stream().map(data::get).toList());
        return new SentimentIndex(method, data, components, days);
    }

    public Method method() {
        return method;
    }

    /** The days on which any series of the method has an observation, ascending; some may have no value. */
    public Stream<LocalDate> days() {
        return Arrays.stream(days).mapToObj(LocalDate::ofEpochDay);
    }

    /** Those of the {@link #days} that are in the range, with all that is known of each. */
    public Stream<SentimentDay> within(DayRange range) {
        return days().filter(range::contains).map(this::on);
    }

    /** The newest day that has a value; empty when none has. */
    public Optional<SentimentDay> latest() {
        for (int i = days.length - 1; i >= 0; i--) {
            if (!Double.isNaN(values[i])) {
                return Optional.of(on(LocalDate.ofEpochDay(days[i])));
            }
        }
        return Optional.empty();
    }

    /** The value of the day; empty when there is none. */
    public OptionalDouble value(LocalDate day) {
        int place = Arrays.binarySearch(days, Math.toIntExact(day.toEpochDay()));
        return place < 0 || Double.isNaN(values[place]) ? OptionalDouble.empty() : OptionalDouble.of(values[place]);
    }

    /** All that is known of a day; of one that no series knows, gaps. */
    public SentimentDay on(LocalDate day) {
        List<ComponentScore> scores = new ArrayList<>();
        List<Gap> gaps = new ArrayList<>();
        components.forEach(component ->
                component.on(day, data).ifPresentOrElse(scores::add, () -> gaps.add(component.gap(day, data))));
        OptionalDouble value = value(day);
        if (value.isEmpty()) {
            gaps.add(gap(scores.size()));
        }
        Optional<Rating> rating = value.stream().mapToObj(method.ratings()::of).findFirst();
        return new SentimentDay(day, method.version(), value, rating, scores, gaps);
    }

    private Gap gap(int present) {
        return present < method.leastComponents()
                ? new Gap(
                        Gap.INDEX,
                        Reason.TOO_FEW_COMPONENTS,
                        "%d of %d components, at least %d are needed"
                                .formatted(present, components.size(), method.leastComponents()))
                : new Gap(Gap.INDEX, Reason.NO_WEIGHT, "the components that are there have weight 0");
    }

    private static double[] values(Method method, List<ScoredComponent> components, int[] days) {
        double[] sums = new double[days.length];
        double[] weights = new double[days.length];
        int[] present = new int[days.length];
        for (ScoredComponent component : components) {
            double[] scores = component.onDays(days);
            for (int i = 0; i < days.length; i++) {
                if (!Double.isNaN(scores[i])) {
                    present[i]++;
                    sums[i] += component.weight() * scores[i];
                    weights[i] += component.weight();
                }
            }
        }
        for (int i = 0; i < days.length; i++) {
            boolean enough = present[i] >= method.leastComponents() && weights[i] > 0;
            sums[i] = enough ? Math.max(0, Math.min(100, sums[i] / weights[i])) : Double.NaN;
        }
        return sums;
    }
}
