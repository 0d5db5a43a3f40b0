package dev.nightshift.domain.sentiment;

import dev.nightshift.domain.sentiment.Gap.Reason;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A component with the scores of its feeds. */
record ScoredComponent(String name, double weight, List<ScoredFeed> feeds) {

    static ScoredComponent of(Component component, double weight, Calculation calculation) {
        return new ScoredComponent(
                component.name(),
                weight,
                component.feeds().stream()
                        .map(feed -> ScoredFeed.of(feed, component.normalisation(), calculation))
                        .toList());
    }

    /** The scores on ascending days, NaN where there is none. */
    double[] onDays(int[] days) {
        double[] scores = SinglePass.onDays(feeds.get(0).scores(), days);
        for (ScoredFeed feed : feeds.subList(1, feeds.size())) {
            double[] more = SinglePass.onDays(feed.scores(), days);
            for (int i = 0; i < days.length; i++) {
                scores[i] = Double.isNaN(scores[i]) ? more[i] : scores[i];
            }
        }
        return scores;
    }

    Optional<ComponentScore> on(LocalDate day, MarketData data) {
        return feeds.stream()
                .filter(feed -> feed.scores().placeOf(day) >= 0)
                .findFirst()
                .map(feed -> new ComponentScore(
                        name, feed.scores().on(day).orElseThrow(), weight, feed.inputDates(day, data)));
    }

    /** Why there is no score: the reason of the feed that is nearest to have one. */
    Gap gap(LocalDate day, MarketData data) {
        List<Gap> gaps = feeds.stream().map(feed -> feed.gap(name, day, data)).toList();
        return gaps.stream()
                .filter(gap -> gap.reason() != Reason.NO_OBSERVATION)
                .findFirst()
                .orElse(gaps.get(0));
    }
}
