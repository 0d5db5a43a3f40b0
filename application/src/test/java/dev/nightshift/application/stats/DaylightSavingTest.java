package dev.nightshift.application.stats;

import static dev.nightshift.domain.tracking.IssueBuilder.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.stats.DailyIssueStats;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Helsinki's clocks skip 03:00 to 04:00 on 2026-03-29, and go through it twice on 2026-10-25. */
class DaylightSavingTest {

    private final Nodes nodes = Nodes.in("Europe/Helsinki");

    private int catchUpAt(String instant) {
        nodes.clock.moveTo(instant);
        return nodes.catchUp(nodes.activity, nodes.at("03:30")).catchUp("a");
    }

    /** One issue at the first instant of the day, one a millisecond before its end, one at its end. */
    private void issuesAtTheEdgesOf(LocalDate day) {
        Instant start = nodes.calendar.startOf(day);
        Instant end = nodes.calendar.endOf(day);
        for (Instant at : new Instant[] {start, end.minusMillis(1), end}) {
            anIssue().createdOn(at).in(nodes.tracker.issues());
        }
    }

    @Nested
    class The_clock_is_set_forward {

        private final LocalDate day = LocalDate.parse("2026-03-29");

        @Test
        void the_day_before_is_aggregated_once_though_its_time_is_skipped() {
            nodes.issueOn(day.minusDays(1));
            assertThat(catchUpAt("2026-03-29T01:29:59Z")).isZero();
            assertThat(catchUpAt("2026-03-29T01:30:00Z")).isEqualTo(1);
            assertThat(catchUpAt("2026-03-29T20:59:59Z")).isZero();
        }

        @Test
        void the_day_has_23_hours() {
            issuesAtTheEdgesOf(day);
            assertThat(Duration.between(nodes.calendar.startOf(day), nodes.calendar.endOf(day)))
                    .isEqualTo(Duration.ofHours(23));
            assertThat(catchUpAt("2026-03-30T00:30:00Z")).isEqualTo(1);
            assertThat(nodes.kept()).containsExactly(new DailyIssueStats(day, 2, 0, 0));
        }
    }

    @Nested
    class The_clock_is_set_back {

        private final LocalDate day = LocalDate.parse("2026-10-25");

        @Test
        void the_day_before_is_aggregated_once_though_its_time_comes_twice() {
            nodes.issueOn(day.minusDays(1));
            assertThat(catchUpAt("2026-10-25T00:29:59Z")).isZero();
            assertThat(catchUpAt("2026-10-25T00:30:00Z")).isEqualTo(1);
            assertThat(catchUpAt("2026-10-25T01:30:00Z")).isZero();
        }

        @Test
        void the_day_has_25_hours() {
            issuesAtTheEdgesOf(day);
            assertThat(Duration.between(nodes.calendar.startOf(day), nodes.calendar.endOf(day)))
                    .isEqualTo(Duration.ofHours(25));
            assertThat(catchUpAt("2026-10-26T01:30:00Z")).isEqualTo(1);
            assertThat(nodes.kept()).containsExactly(new DailyIssueStats(day, 2, 0, 0));
        }
    }
}
