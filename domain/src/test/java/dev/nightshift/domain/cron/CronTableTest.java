package dev.nightshift.domain.cron;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fires beside those that are found by walking through real time, for expressions made to meet a change of the clock. */
class CronTableTest {

    private static final List<String> CHANGES =
            """
            Africa/Cairo 2024-04-26
            Africa/Cairo 2024-10-31
            Africa/Casablanca 2026-02-15
            Africa/Casablanca 2026-03-22
            Africa/El_Aaiun 2027-03-14
            Africa/Monrovia 1990-06-01
            America/Asuncion 2023-10-01
            America/Caracas 2007-12-09
            America/Caracas 2016-05-01
            America/Havana 2026-03-08
            America/Havana 2026-11-01
            America/New_York 2026-03-08
            America/New_York 2026-11-01
            America/Nuuk 2024-03-30
            America/Santiago 2026-09-06
            America/Sao_Paulo 2018-02-17
            America/Sao_Paulo 2018-11-04
            America/Scoresbysund 2024-03-31
            America/St_Johns 1988-04-03
            Antarctica/Casey 2009-10-18
            Antarctica/Casey 2020-10-04
            Antarctica/Troll 2026-03-29
            Antarctica/Troll 2026-10-25
            Asia/Beirut 2026-03-29
            Asia/Beirut 2026-10-24
            Asia/Gaza 2026-03-28
            Asia/Kathmandu 2026-01-01
            Asia/Pyongyang 2015-08-14
            Asia/Pyongyang 2018-05-04
            Asia/Tehran 2022-03-22
            Asia/Tehran 2021-09-21
            Atlantic/Azores 2026-03-29
            Australia/Lord_Howe 2027-04-04
            Australia/Lord_Howe 2027-10-03
            Europe/Berlin 2027-03-28
            Europe/Berlin 2027-10-31
            Europe/Dublin 2026-03-29
            Europe/Dublin 2026-10-25
            Europe/Helsinki 2026-03-29
            Europe/Simferopol 2014-03-30
            Europe/Volgograd 2020-12-27
            Pacific/Apia 2011-12-29
            Pacific/Chatham 2026-04-05
            Pacific/Chatham 2026-09-27
            Pacific/Kiritimati 1994-12-30
            Pacific/Kwajalein 1993-08-20
            """
                    .lines()
                    .toList();

    /** MM HH DD MO is a time in the middle of what the clock skips or shows twice. */
    private static final List<String> EXPRESSIONS =
            """
            MM HH * * *
            MM HH DD MO *
            0,MM,59 HH * * *
            15,40 HH DD MO *
            MM HH-23 * * *
            MM 0-23 * * *
            0 0 * * *
            59 23 * * *
            0 1 * * *
            0 3 DD * SUN
            MM HH DD * MON-FRI
            MM HH ? * SUN#1,SUNL
            0 0 L * *
            0 0 1W,LW,L-2 * *
            0,MM HH,0 * MAR,apr,10-12/2 0-3,SAT
            15,45 MM HH * * *
            0,59 0,MM,59 HH,23,0-3 * * *
            */20 MM HH * * *
            0 * * * *
            * * * * *
            */15 * * * *
            MM */2 * * *
            MM */1 DD MO *
            */20 HH * * *
            0-59/7 HH-23 * * *
            MM 0/3 * * *
            7,MM * DD * SUN
            */25 MM * * * *
            @daily
            """
                    .lines()
                    .toList();

    private static final List<String> LONG_SPANS =
            """
            0 0 1W 5 * | Europe/Berlin | 2027-01-01 | 2030-01-01
            0 0 31W * * | Asia/Seoul | 2027-01-01 | 2029-01-01
            0 0 29 2 * | America/New_York | 2022-01-01 | 2030-01-01
            0 12 * 2 MON#5 | UTC | 2043-06-01 | 2045-01-01
            30 2 * 3 SUNL | Europe/Berlin | 2024-01-01 | 2028-01-01
            30 1 * 11 SUN#1 | America/New_York | 2024-01-01 | 2028-01-01
            */30 2 * 3 SUNL | Europe/Berlin | 2024-01-01 | 2028-01-01
            0 0 13 * FRI | Europe/London | 2025-01-01 | 2027-01-01
            0 0 */10 * SAT-SUN/1 | Africa/Cairo | 2023-01-01 | 2025-01-01
            0 6 L-30,LW 1-12/2 * | Pacific/Apia | 2010-01-01 | 2013-01-01
            0 0 * * 6-7,1#1,5L | America/Sao_Paulo | 2016-01-01 | 2019-01-01
            0 4 * * SUN/3 | Asia/Tokyo | 2026-01-01 | 2027-01-01
            0 4 * * */3 | Asia/Tokyo | 2026-01-01 | 2027-01-01
            0 */6 31 * ? | Africa/Casablanca | 2024-01-01 | 2027-01-01
            15 30 2 1-7 4,10 SUN | Australia/Lord_Howe | 2025-01-01 | 2028-01-01
            """
                    .lines()
                    .toList();

    record Case(String cron, ZoneId zone, Instant from, Instant to) {

        static Case around(String expression, String change) {
            ZoneId zone = ZoneId.of(change.split(" ", -1)[0]);
            LocalDate date = LocalDate.parse(change.split(" ", -1)[1]);
            Instant from = date.minusDays(1).atStartOfDay(zone).toInstant();
            Instant to = date.plusDays(3).atStartOfDay(zone).toInstant();
            ZoneOffsetTransition next = zone.getRules().nextTransition(from);
            LocalDateTime middle = next == null || next.getInstant().isAfter(to)
                    ? date.atTime(2, 30)
                    : next.getDateTimeBefore().plusSeconds(next.getDuration().toSeconds() / 2);
            String cron = expression
                    .replace("MM", String.valueOf(middle.getMinute()))
                    .replace("HH", String.valueOf(middle.getHour()))
                    .replace("DD", String.valueOf(middle.getDayOfMonth()))
                    .replace("MO ", middle.getMonthValue() + " ");
            return new Case(cron, zone, from, to);
        }

        static Case longSpan(String line) {
            String[] parts = line.split(" \\| ", -1);
            ZoneId zone = ZoneId.of(parts[1]);
            return new Case(
                    parts[0],
                    zone,
                    LocalDate.parse(parts[2]).atStartOfDay(zone).toInstant(),
                    LocalDate.parse(parts[3]).atStartOfDay(zone).toInstant());
        }

        List<Instant> walked() {
            return new WalkedTimes(cron.equals("@daily") ? "0 0 * * *" : cron.toUpperCase(Locale.ROOT))
                    .between(zone, from, to);
        }

        List<Instant> computed() {
            CronExpression expression = CronExpression.of(cron);
            List<Instant> fires = new ArrayList<>();
            Instant after = from.minusNanos(1);
            while (true) {
                Instant next = expression.nextAfter(after, zone).orElse(to);
                if (!next.isBefore(to)) {
                    return fires;
                }
                assertThat(next).isAfter(after);
                fires.add(next);
                after = next;
            }
        }
    }

    static Stream<String> changes() {
        return CHANGES.stream();
    }

    static Stream<String> longSpans() {
        return LONG_SPANS.stream();
    }

    @ParameterizedTest
    @MethodSource("changes")
    void expressions_around_a_change_of_the_clock_fire_as_walking_finds(String change) {
        for (String expression : EXPRESSIONS) {
            Case around = Case.around(expression, change);
            assertThat(around.computed()).as("%s", around).isEqualTo(around.walked());
        }
    }

    @ParameterizedTest
    @MethodSource("longSpans")
    void expressions_over_years_fire_as_walking_finds(String line) {
        Case span = Case.longSpan(line);
        assertThat(span.computed()).as("%s", span).isEqualTo(span.walked());
        assertThat(Duration.between(span.from(), span.to())).isGreaterThan(Duration.ofDays(300));
    }
}
