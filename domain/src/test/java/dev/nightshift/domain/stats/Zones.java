package dev.nightshift.domain.stats;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Zones with the days on which they are difficult. */
public final class Zones {

    private static final List<Place> DIFFICULT = List.of(
            place("UTC", "2026-03-02"),
            place("Asia/Seoul", "2026-03-02"),
            place("Asia/Seoul", "1988-05-08"),
            place("America/New_York", "2026-03-08"),
            place("America/New_York", "2026-11-01"),
            place("Europe/Helsinki", "2026-03-29"),
            place("Europe/Helsinki", "2026-10-25"),
            place("Asia/Kathmandu", "1986-01-01"),
            place("Australia/Lord_Howe", "2026-04-05"),
            place("Australia/Lord_Howe", "2026-10-04"),
            place("America/Sao_Paulo", "2018-11-04"),
            place("America/Sao_Paulo", "2018-02-18"),
            place("America/St_Johns", "2005-10-30"),
            place("Pacific/Apia", "2011-12-30"),
            place("America/Juneau", "1867-10-18"));

    private Zones() {}

    /** A zone and a day around which to look. */
    public record Place(BusinessCalendar calendar, LocalDate day) {

        /** Around three days before and after, mostly at the edges of days to the millisecond. */
        public Arbitrary<Instant> instants() {
            return Arbitraries.integers().between(-3, 3).flatMap(offset -> around(day.plusDays(offset)));
        }

        public Arbitrary<LocalDate> days() {
            return Arbitraries.integers().between(-3, 3).map(day::plusDays);
        }

        private Arbitrary<Instant> around(LocalDate date) {
            Instant start = calendar.startOf(date);
            Instant end = calendar.endOf(date);
            Arbitrary<Instant> edges =
                    Arbitraries.of(start.minusMillis(1), start, end.minusMillis(1), end, start.plusNanos(1000));
            Arbitrary<Instant> between = Arbitraries.longs()
                    .between(0, Math.max(0, Duration.between(start, end).toMillis()))
                    .map(start::plusMillis);
            return Arbitraries.oneOf(edges, between);
        }
    }

    public static Arbitrary<Place> places() {
        return Arbitraries.of(DIFFICULT);
    }

    private static Place place(String zone, String day) {
        return new Place(new BusinessCalendar(ZoneId.of(zone)), LocalDate.parse(day));
    }
}
