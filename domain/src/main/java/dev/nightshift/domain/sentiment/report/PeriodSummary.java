package dev.nightshift.domain.sentiment.report;

import dev.nightshift.domain.sentiment.Rating;
import dev.nightshift.domain.sentiment.rolling.RollingMean;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * What an index did in a period.
 *
 * @param days how many days have a value
 * @param open the first day
 * @param close the last day
 * @param lowest the first of the days with the least value
 * @param highest the first of the days with the largest value
 * @param mean of the values
 * @param ratings how many days had each rating; all five are there
 * @param means of the scores of each component, over the days that have it
 */
public record PeriodSummary(
        Period period,
        int days,
        IndexDay open,
        IndexDay close,
        IndexDay lowest,
        IndexDay highest,
        double mean,
        Map<Rating, Integer> ratings,
        Map<String, Double> means) {

    public PeriodSummary {
        ratings = Collections.unmodifiableMap(new EnumMap<>(ratings));
        means = Collections.unmodifiableMap(new TreeMap<>(means));
    }

    /**
     * The summary of those of the days that are in the period, in any order; empty when none is.
     *
     * @throws IllegalArgumentException if a day is there twice
     */
    public static Optional<PeriodSummary> of(Period period, List<IndexDay> days) {
        List<IndexDay> inOrder = days.stream()
                .filter(day -> period.days().contains(day.date()))
                .sorted(Comparator.comparing(IndexDay::date))
                .toList();
        requireOnce(inOrder);
        return inOrder.isEmpty() ? Optional.empty() : Optional.of(summary(period, inOrder));
    }

    private static PeriodSummary summary(Period period, List<IndexDay> days) {
        Comparator<IndexDay> byValue = Comparator.comparingDouble(IndexDay::value);
        return new PeriodSummary(
                period,
                days.size(),
                days.get(0),
                days.get(days.size() - 1),
                Collections.min(days, byValue),
                Collections.max(
                        days,
                        byValue.thenComparing(
                                Comparator.comparing(IndexDay::date).reversed())),
                mean(days.stream().mapToDouble(IndexDay::value)),
                ratings(days),
                means(days));
    }

    private static Map<Rating, Integer> ratings(List<IndexDay> days) {
        Map<Rating, Integer> ratings = new EnumMap<>(Rating.class);
        for (Rating rating : Rating.values()) {
            ratings.put(
                    rating,
                    Math.toIntExact(
                            days.stream().filter(day -> day.rating() == rating).count()));
        }
        return ratings;
    }

    private static Map<String, Double> means(List<IndexDay> days) {
        Map<String, Double> means = new TreeMap<>();
        days.stream()
                .flatMap(day -> day.scores().keySet().stream())
                .distinct()
                .forEach(name -> means.put(
                        name,
                        mean(days.stream()
                                .filter(day -> day.scores().containsKey(name))
                                .mapToDouble(day -> day.scores().getOrDefault(name, 0.0)))));
        return means;
    }

    private static double mean(DoubleStream values) {
        double[] all = values.toArray();
        RollingMean mean = new RollingMean(all.length);
        double last = Double.NaN;
        for (double value : all) {
            last = mean.next(value);
        }
        return last;
    }

    private static void requireOnce(List<IndexDay> days) {
        for (int i = 1; i < days.size(); i++) {
            if (days.get(i).date().equals(days.get(i - 1).date())) {
                throw new IllegalArgumentException("a day must have one value, %s has two"
                        .formatted(days.get(i).date()));
            }
        }
    }
}
