package dev.nightshift.domain.sentiment.report;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.stats.DayRange;

/** What one report is about: {@code 2024-05} or {@code 2024}, with its days. */
public record Period(String name, DayRange days) {

    public Period {
        requireNonNull(name, "name");
        requireNonNull(days, "days");
    }
}
