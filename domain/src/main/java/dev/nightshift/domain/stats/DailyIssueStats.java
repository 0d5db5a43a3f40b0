package dev.nightshift.domain.stats;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/** Issues created and resolved, and comments written, on one business day. */
public record DailyIssueStats(LocalDate date, int created, int resolved, int comments) {

    /** @throws IllegalArgumentException if a count is negative */
    public DailyIssueStats {
        requireNonNull(date, "date");
        if (created < 0 || resolved < 0 || comments < 0) {
            throw new IllegalArgumentException("counts must be >= 0, were created=%d resolved=%d comments=%d"
                    .formatted(created, resolved, comments));
        }
    }

    /** A day on which nothing happened. */
    public static DailyIssueStats nothingOn(LocalDate date) {
        return new DailyIssueStats(date, 0, 0, 0);
    }
}
