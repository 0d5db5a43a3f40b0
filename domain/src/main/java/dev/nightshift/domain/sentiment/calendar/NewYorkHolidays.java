package dev.nightshift.domain.sentiment.calendar;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.Month.DECEMBER;
import static java.time.Month.FEBRUARY;
import static java.time.Month.JANUARY;
import static java.time.Month.JULY;
import static java.time.Month.JUNE;
import static java.time.Month.MAY;
import static java.time.Month.NOVEMBER;
import static java.time.Month.OCTOBER;
import static java.time.Month.SEPTEMBER;

import dev.nightshift.domain.sentiment.Market;
import dev.nightshift.domain.sentiment.calendar.HolidayDates.Dates;
import dev.nightshift.domain.sentiment.calendar.HolidayDates.Fixed;
import dev.nightshift.domain.sentiment.calendar.HolidayDates.Weekday;
import java.util.List;

/** Holidays of New York: of the stock exchange, and what the bond market has beside them. */
public final class NewYorkHolidays {

    /** The stock exchange, since it keeps Martin Luther King Jr. Day. */
    public static final HolidayRules STOCKS = new HolidayRules(
            Market.US,
            1998,
            2028,
            List.of(
                    new Fixed("New Year's Day", JANUARY, 1).observedOnMondays(),
                    new Weekday("Martin Luther King Jr. Day", JANUARY, MONDAY, 3),
                    new Weekday("Washington's Birthday", FEBRUARY, MONDAY, 3),
                    new GoodFriday("Good Friday"),
                    new Weekday("Memorial Day", MAY, MONDAY, -1),
                    new Fixed("Juneteenth", JUNE, 19).observed().since(2022),
                    new Fixed("Independence Day", JULY, 4).observed(),
                    new Weekday("Labor Day", SEPTEMBER, MONDAY, 1),
                    new Weekday("Thanksgiving Day", NOVEMBER, THURSDAY, 4),
                    new Fixed("Christmas Day", DECEMBER, 25).observed(),
                    Dates.of("Attacks of September 11", "2001-09-11 2001-09-12 2001-09-13 2001-09-14"),
                    Dates.of("Mourning of President Reagan", "2004-06-11"),
                    Dates.of("Mourning of President Ford", "2007-01-02"),
                    Dates.of("Hurricane Sandy", "2012-10-29 2012-10-30"),
                    Dates.of("Mourning of President G. H. W. Bush", "2018-12-05"),
                    Dates.of("Mourning of President Carter", "2025-01-09")),
            List.of(
                    "New York Stock Exchange, Rule 7.2, Holidays",
                    "New York Stock Exchange, Holidays and trading hours, years 2026 to 2028",
                    "New York Stock Exchange, notices of special closings 2001 to 2025"));

    /** What the market of government bonds keeps while stocks trade: no yield is published on these days. */
    public static final HolidayRules BONDS_ONLY = new HolidayRules(
            Market.US,
            1998,
            2028,
            List.of(
                    new Weekday("Columbus Day", OCTOBER, MONDAY, 2),
                    new Fixed("Veterans Day", NOVEMBER, 11).observedOnMondays()),
            List.of("Securities Industry and Financial Markets Association, Holiday schedule, United States"));

    private NewYorkHolidays() {}
}
