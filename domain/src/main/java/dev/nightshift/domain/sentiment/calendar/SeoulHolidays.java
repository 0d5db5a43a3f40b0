package dev.nightshift.domain.sentiment.calendar;

import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.Month.AUGUST;
import static java.time.Month.DECEMBER;
import static java.time.Month.JANUARY;
import static java.time.Month.JULY;
import static java.time.Month.JUNE;
import static java.time.Month.MARCH;
import static java.time.Month.MAY;
import static java.time.Month.OCTOBER;

import dev.nightshift.domain.sentiment.Market;
import dev.nightshift.domain.sentiment.calendar.HolidayRule.Dates;
import dev.nightshift.domain.sentiment.calendar.HolidayRule.Fixed;
import dev.nightshift.domain.sentiment.calendar.HolidayRule.LastWeekday;
import dev.nightshift.domain.sentiment.calendar.HolidayRule.Substituted;
import dev.nightshift.domain.sentiment.calendar.HolidayRule.WithNeighbours;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Holidays of the Korea Exchange; days of the lunar calendar as published per year. */
final class SeoulHolidays {

    static final HolidayRules STOCKS = new HolidayRules(
            Market.KR,
            2015,
            2026,
            Stream.of(nationalDays(), lunarDays(), daysOfTheMarket(), daysByDecree())
                    .flatMap(List::stream)
                    .toList(),
            List.of(
                    "Korea Exchange, KOSPI Market Business Regulation, article 5, market holidays",
                    "Republic of Korea, Public Holidays Act and Decree on Public Holidays, with the amendments of 2021, 2023"
                            + " and 2026",
                    "Korea Astronomy and Space Science Institute, Astronomical almanac, years 2015 to 2026",
                    "Republic of Korea, Official Gazette, temporary public holidays and election days 2015 to 2026"));

    private SeoulHolidays() {}

    private static List<HolidayRule> nationalDays() {
        return List.of(
                new Fixed("New Year's Day", JANUARY, 1),
                substitutedSince(2022, new Fixed("Independence Movement Day", MARCH, 1)),
                substitutedSince(2015, new Fixed("Children's Day", MAY, 5)),
                new Fixed("Memorial Day", JUNE, 6),
                substitutedSince(2026, new Fixed("Constitution Day", JULY, 17)).since(2026),
                substitutedSince(2021, new Fixed("Liberation Day", AUGUST, 15)),
                substitutedSince(2021, new Fixed("National Foundation Day", OCTOBER, 3)),
                substitutedSince(2021, new Fixed("Hangeul Day", OCTOBER, 9)),
                substitutedSince(2023, new Fixed("Christmas Day", DECEMBER, 25)));
    }

    private static List<HolidayRule> lunarDays() {
        return List.of(
                new WithNeighbours(dates(
                                "Seollal",
                                "2015-02-19",
                                "2016-02-08",
                                "2017-01-28",
                                "2018-02-16",
                                "2019-02-05",
                                "2020-01-25",
                                "2021-02-12",
                                "2022-02-01",
                                "2023-01-22",
                                "2024-02-10",
                                "2025-01-29",
                                "2026-02-17"))
                        .substitutedOnSundays(),
                substitutedSince(
                        2023,
                        dates(
                                "Buddha's Birthday",
                                "2015-05-25",
                                "2016-05-14",
                                "2017-05-03",
                                "2018-05-22",
                                "2019-05-12",
                                "2020-04-30",
                                "2021-05-19",
                                "2022-05-08",
                                "2023-05-27",
                                "2024-05-15",
                                "2025-05-05",
                                "2026-05-24")),
                new WithNeighbours(dates(
                                "Chuseok",
                                "2015-09-27",
                                "2016-09-15",
                                "2017-10-04",
                                "2018-09-24",
                                "2019-09-13",
                                "2020-10-01",
                                "2021-09-21",
                                "2022-09-10",
                                "2023-09-29",
                                "2024-09-17",
                                "2025-10-06",
                                "2026-09-25"))
                        .substitutedOnSundays());
    }

    private static List<HolidayRule> daysOfTheMarket() {
        return List.of(new Fixed("Labour Day", MAY, 1), new LastWeekday("Year-end closing"));
    }

    private static List<HolidayRule> daysByDecree() {
        return List.of(
                dates("Election of the National Assembly", "2016-04-13", "2020-04-15", "2024-04-10"),
                dates("Election of the President", "2017-05-09", "2022-03-09", "2025-06-03"),
                dates("Local elections", "2018-06-13", "2022-06-01", "2026-06-03"),
                dates(
                        "Temporary holiday",
                        "2015-08-14",
                        "2016-05-06",
                        "2017-10-02",
                        "2020-08-17",
                        "2023-10-02",
                        "2024-10-01",
                        "2025-01-27"));
    }

    private static HolidayRule dates(String name, String... dates) {
        return new Dates(name, Stream.of(dates).map(LocalDate::parse).toList());
    }

    private static HolidayRule substitutedSince(int year, HolidayRule rule) {
        return new Substituted(rule, Set.of(SATURDAY, SUNDAY), year);
    }
}
