package dev.nightshift.adapters.scheduler.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.cron.CronExpression;
import dev.nightshift.domain.stats.BusinessCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronScheduleTest {

    private static Instant dueAt(String cron, String zone, String day) {
        return new CronSchedule(CronExpression.of(cron), new BusinessCalendar(ZoneId.of(zone)))
                .dueAt(LocalDate.parse(day));
    }

    @Nested
    class A_day {

        @ParameterizedTest
        @CsvSource({
            "0 3 * * *, Asia/Seoul, 2026-01-15, 2026-01-15T18:00:00Z",
            "0 0 * * *, Asia/Seoul, 2026-01-15, 2026-01-15T15:00:00Z",
            "0 0 * * *, America/Sao_Paulo, 2018-11-03, 2018-11-04T03:00:00Z",
            "0 3 * * *, Europe/Helsinki, 2026-03-28, 2026-03-29T01:00:00Z",
            "0 3 * * *, Europe/Helsinki, 2026-10-24, 2026-10-25T00:00:00Z",
            "0 12 * * MON, UTC, 2026-01-15, 2026-01-19T12:00:00Z"
        })
        void is_due_at_the_first_fire_from_its_end_on(String cron, String zone, String day, Instant due) {
            assertThat(dueAt(cron, zone, day)).isEqualTo(due);
        }

        @Test
        void is_never_due_by_what_never_fires() {
            assertThat(dueAt("0 0 30 2 *", "UTC", "2026-01-15")).isEqualTo(Instant.MAX);
        }
    }
}
