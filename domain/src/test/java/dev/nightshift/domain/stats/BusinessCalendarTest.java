package dev.nightshift.domain.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTest {

    @Provide
    Arbitrary<Tuple2<BusinessCalendar, Instant>> moments() {
        return Zones.places().flatMap(place -> place.instants().map(at -> Tuple.of(place.calendar(), at)));
    }

    @Property(tries = 1000)
    void every_instant_lies_within_the_interval_of_its_day(
            @ForAll("moments") Tuple2<BusinessCalendar, Instant> moment) {
        LocalDate day = moment.get1().dayOf(moment.get2());
        assertThat(moment.get2())
                .isAfterOrEqualTo(moment.get1().startOf(day))
                .isBefore(moment.get1().endOf(day));
    }

    @Property(tries = 1000)
    void a_day_begins_where_the_one_before_ends(@ForAll("moments") Tuple2<BusinessCalendar, Instant> moment) {
        BusinessCalendar calendar = moment.get1();
        LocalDate day = calendar.dayOf(moment.get2());
        assertThat(calendar.startOf(day)).isEqualTo(calendar.endOf(day.minusDays(1)));
        assertThat(calendar.boundariesOf(new DayRange(day, day.plusDays(1))))
                .containsExactly(calendar.startOf(day), calendar.endOf(day), calendar.endOf(day.plusDays(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "UTC, 2026-03-29, PT24H",
        "Europe/Helsinki, 2026-03-29, PT23H",
        "Europe/Helsinki, 2026-10-25, PT25H",
        "Australia/Lord_Howe, 2026-04-05, PT24H30M",
        "Australia/Lord_Howe, 2026-10-04, PT23H30M",
        "America/Sao_Paulo, 2018-11-04, PT23H",
        "America/Sao_Paulo, 2018-02-17, PT25H",
        "Asia/Kathmandu, 1986-01-01, PT23H45M",
        "Pacific/Apia, 2011-12-29, PT24H",
        "Pacific/Apia, 2011-12-30, PT0S"
    })
    void a_day_is_as_long_as_the_clocks_of_its_zone_make_it(ZoneId zone, LocalDate day, Duration length) {
        BusinessCalendar calendar = new BusinessCalendar(zone);
        assertThat(Duration.between(calendar.startOf(day), calendar.endOf(day))).isEqualTo(length);
    }

    @Test
    void a_day_begun_stays_when_the_clock_returns_across_midnight() {
        BusinessCalendar newfoundland = new BusinessCalendar(ZoneId.of("America/St_Johns"));
        Instant midnight = Instant.parse("2005-10-30T02:30:00Z");
        List<Instant> after = List.of(midnight, midnight.plusSeconds(60), midnight.plusSeconds(1800));
        assertThat(newfoundland.startOf(LocalDate.parse("2005-10-30"))).isEqualTo(midnight);
        assertThat(after).allMatch(at -> newfoundland.dayOf(at).equals(LocalDate.parse("2005-10-30")));
    }
}
