package dev.nightshift.domain.sentiment.calendar;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.sentiment.Market;
import java.util.List;

/**
 * The holidays of a market in the years that are covered.
 *
 * @param sources the publications that the rules and dates are taken from
 */
public record HolidayRules(Market market, int firstYear, int lastYear, List<HolidayRule> rules, List<String> sources) {

    /** @throws IllegalArgumentException if the first year is after the last, or there is no source */
    public HolidayRules {
        requireNonNull(market, "market");
        rules = List.copyOf(rules);
        sources = List.copyOf(sources);
        if (firstYear > lastYear || sources.isEmpty()) {
            throw new IllegalArgumentException("holiday rules cover years and have a source, were %d to %d with %s"
                    .formatted(firstYear, lastYear, sources));
        }
    }

    /** Those of the market. */
    public static HolidayRules of(Market market) {
        return switch (market) {
            case US -> NewYorkHolidays.STOCKS;
            case KR -> SeoulHolidays.STOCKS;
        };
    }
}
