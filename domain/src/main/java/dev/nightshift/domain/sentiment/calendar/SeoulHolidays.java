package dev.nightshift.domain.sentiment.calendar;

import static java.time.Month.AUGUST;
import static java.time.Month.DECEMBER;
import static java.time.Month.JANUARY;
import static java.time.Month.JULY;
import static java.time.Month.JUNE;
import static java.time.Month.MARCH;
import static java.time.Month.MAY;
import static java.time.Month.OCTOBER;

import dev.nightshift.domain.sentiment.Market;
import dev.nightshift.domain.sentiment.calendar.HolidayDates.Dates;
import dev.nightshift.domain.sentiment.calendar.HolidayDates.Fixed;
import dev.nightshift.domain.sentiment.calendar.HolidayDates.LastWeekday;
import java.util.List;
import java.util.stream.Stream;

/** Holidays of the Korea Exchange; days of the lunar calendar as published per year. */
final class SeoulHolidays {

    static final HolidayRules STOCKS = new HolidayRules(
            Market.KR,
            2010,
            2027,
            Stream.of(nationalDays(), lunarDays(), daysOfTheMarket(), daysByDecree())
                    .flatMap(List::stream)
                    .toList(),
            List.of(
                    "Korea Exchange, KOSPI Market Business Regulation, article 5, market holidays",
                    "Republic of Korea, Public Holidays Act and Decree on Public Holidays, with the amendments of 2012, 2013,"
                            + " 2021, 2023 and 2026",
                    "Korea Astronomy and Space Science Institute, since 2024 Korea AeroSpace Administration,"
                            + " Almanac notices, years 2010 to 2027",
                    "Republic of Korea, Official Gazette, temporary public holidays and election days 2010 to 2026"));

    private SeoulHolidays() {}

    private static List<HolidayRule> nationalDays() {
        return List.of(
                new Fixed("New Year's Day", JANUARY, 1),
                new Fixed("Independence Movement Day", MARCH, 1).substitutedSince(2022),
                new Fixed("Children's Day", MAY, 5).substitutedSince(2014),
                new Fixed("Memorial Day", JUNE, 6),
                new Fixed("Constitution Day", JULY, 17).since(2026).substitutedSince(2026),
                new Fixed("Liberation Day", AUGUST, 15).substitutedSince(2021),
                new Fixed("National Foundation Day", OCTOBER, 3).substitutedSince(2021),
                new Fixed("Hangeul Day", OCTOBER, 9).since(2013).substitutedSince(2021),
                new Fixed("Christmas Day", DECEMBER, 25).substitutedSince(2023));
    }

    private static List<HolidayRule> lunarDays() {
        return List.of(
                Dates.of(
                                "Seollal",
                                "2010-02-14 2011-02-03 2012-01-23 2013-02-10 2014-01-31 2015-02-19 2016-02-08 2017-01-28"
                                        + " 2018-02-16 2019-02-05 2020-01-25 2021-02-12 2022-02-01 2023-01-22 2024-02-10"
                                        + " 2025-01-29 2026-02-17 2027-02-07")
                        .withNeighbours()
                        .substitutedOnSundaysSince(2014),
                Dates.of(
                                "Buddha's Birthday",
                                "2010-05-21 2011-05-10 2012-05-28 2013-05-17 2014-05-06 2015-05-25 2016-05-14 2017-05-03"
                                        + " 2018-05-22 2019-05-12 2020-04-30 2021-05-19 2022-05-08 2023-05-27 2024-05-15"
                                        + " 2025-05-05 2026-05-24 2027-05-13")
                        .substitutedSince(2023),
                Dates.of(
                                "Chuseok",
                                "2010-09-22 2011-09-12 2012-09-30 2013-09-19 2014-09-08 2015-09-27 2016-09-15 2017-10-04"
                                        + " 2018-09-24 2019-09-13 2020-10-01 2021-09-21 2022-09-10 2023-09-29 2024-09-17"
                                        + " 2025-10-06 2026-09-25 2027-09-15")
                        .withNeighbours()
                        .substitutedOnSundaysSince(2014));
    }

    /** Labour Day is a national holiday as well since 2026. */
    private static List<HolidayRule> daysOfTheMarket() {
        return List.of(new Fixed("Labour Day", MAY, 1).substitutedSince(2026), new LastWeekday("Year-end closing"));
    }

    private static List<HolidayRule> daysByDecree() {
        return List.of(
                Dates.of("Election of the National Assembly", "2012-04-11 2016-04-13 2020-04-15 2024-04-10"),
                Dates.of("Election of the President", "2012-12-19 2017-05-09 2022-03-09 2025-06-03"),
                Dates.of("Local elections", "2010-06-02 2014-06-04 2018-06-13 2022-06-01 2026-06-03"),
                Dates.of(
                        "Temporary holiday",
                        "2015-08-14 2016-05-06 2017-10-02 2020-08-17 2023-10-02 2024-10-01 2025-01-27"));
    }
}
