package dev.nightshift.domain.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.Together;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What {@link DailyStats} promise. */
public abstract class DailyStatsContract {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
    private static final Instant NOW = Instant.parse("2026-03-10T01:00:00Z");
    private static final Instant LATER = Instant.parse("2026-03-11T01:00:00Z");

    /** Empty ones, the same throughout a test. */
    protected abstract DailyStats dailyStats();

    private static DailyIssueStats day(LocalDate date, int count) {
        return new DailyIssueStats(date, count, count + 1, count + 2);
    }

    private List<DailyIssueStats> kept(ZoneId zone, LocalDate first, LocalDate last) {
        return dailyStats().in(zone, new DayRange(first, last)).stream()
                .map(RecordedDay::stats)
                .toList();
    }

    @Nested
    class Nothing_is_kept {

        @Test
        void ranges_are_empty_and_there_is_no_zone() {
            assertThat(dailyStats().in(SEOUL, DayRange.of(MONDAY))).isEmpty();
            assertThat(dailyStats().zones()).isEmpty();
        }

        @Test
        void keeping_no_day_changes_nothing() {
            dailyStats().replace(SEOUL, List.of(), NOW);
            assertThat(dailyStats().zones()).isEmpty();
        }
    }

    @Nested
    class Days_are_kept {

        @Test
        void they_come_ascending_with_the_days_between_left_out() {
            DailyIssueStats monday = day(MONDAY, 1);
            DailyIssueStats thursday = day(MONDAY.plusDays(3), 2);
            DailyIssueStats tuesday = day(MONDAY.plusDays(1), 3);
            dailyStats().replace(SEOUL, List.of(thursday, monday, tuesday), NOW);
            assertThat(kept(SEOUL, MONDAY, MONDAY.plusDays(9))).containsExactly(monday, tuesday, thursday);
        }

        @Test
        void a_range_holds_its_first_and_its_last_day() {
            for (int i = 0; i < 5; i++) {
                dailyStats().replace(SEOUL, List.of(day(MONDAY.plusDays(i), i)), NOW);
            }
            assertThat(kept(SEOUL, MONDAY.plusDays(1), MONDAY.plusDays(3)))
                    .containsExactly(
                            day(MONDAY.plusDays(1), 1), day(MONDAY.plusDays(2), 2), day(MONDAY.plusDays(3), 3));
        }

        @Test
        void zones_are_kept_apart() {
            dailyStats().replace(SEOUL, List.of(day(MONDAY, 1)), NOW);
            dailyStats().replace(UTC, List.of(day(MONDAY, 2)), NOW);
            assertThat(kept(SEOUL, MONDAY, MONDAY)).containsExactly(day(MONDAY, 1));
            assertThat(kept(UTC, MONDAY, MONDAY)).containsExactly(day(MONDAY, 2));
            assertThat(dailyStats().zones()).containsExactlyInAnyOrder(SEOUL, UTC);
        }

        @Test
        void they_tell_when_they_were_kept() {
            dailyStats().replace(SEOUL, List.of(day(MONDAY, 1), day(MONDAY.plusDays(1), 1)), NOW);
            assertThat(dailyStats().in(SEOUL, new DayRange(MONDAY, MONDAY.plusDays(1))))
                    .allMatch(day ->
                            day.createdAt().equals(NOW) && day.updatedAt().equals(NOW) && day.id() > 0)
                    .extracting(RecordedDay::id)
                    .doesNotHaveDuplicates();
        }
    }

    @Nested
    class A_day_is_kept_twice {

        @Test
        void the_new_counts_replace_the_old_and_the_rest_stays() {
            dailyStats().replace(SEOUL, List.of(day(MONDAY, 5)), NOW);
            RecordedDay before = dailyStats().in(SEOUL, DayRange.of(MONDAY)).get(0);

            dailyStats().replace(SEOUL, List.of(DailyIssueStats.nothingOn(MONDAY)), LATER);

            assertThat(dailyStats().in(SEOUL, DayRange.of(MONDAY)))
                    .containsExactly(new RecordedDay(before.id(), DailyIssueStats.nothingOn(MONDAY), NOW, LATER));
        }
    }

    @Nested
    class Many_keep_the_same_days_at_once {

        @Test
        void the_days_of_one_of_them_stay_once() {
            Together.run(8, i -> {
                dailyStats().replace(SEOUL, List.of(day(MONDAY, i), day(MONDAY.plusDays(1), i)), NOW);
                return i;
            });
            assertThat(kept(SEOUL, MONDAY, MONDAY.plusDays(1))).hasSize(2);
        }
    }
}
