package dev.nightshift.domain.sentiment.validation;

import dev.nightshift.domain.sentiment.Market;
import dev.nightshift.domain.sentiment.calendar.NewYorkHolidays;
import dev.nightshift.domain.sentiment.calendar.TradingCalendar;
import java.time.LocalDate;
import java.util.List;

/** What can be said of days: in years that no calendar covers, only that nobody trades on a weekend. */
final class TradingDays {

    private final TradingCalendar stocks;
    private final TradingCalendar bonds = new TradingCalendar(NewYorkHolidays.BONDS_ONLY);

    TradingDays(Market market) {
        this.stocks = TradingCalendar.of(market);
    }

    boolean mayTrade(LocalDate day) {
        return !TradingCalendar.isWeekend(day) && (!stocks.covered().contains(day) || stocks.isTradingDay(day));
    }

    String whyNot(LocalDate day) {
        return stocks.covered().contains(day) ? stocks.holiday(day).orElse("weekend") : "weekend";
    }

    /** The trading days after the one and before the other day, as far as the calendar covers them. */
    List<LocalDate> between(LocalDate after, LocalDate before, boolean withBonds) {
        if (!after.plusDays(1).isBefore(before)) {
            return List.of();
        }
        return after.plusDays(1)
                .datesUntil(before)
                .filter(day -> stocks.covered().contains(day) && stocks.isTradingDay(day))
                .filter(day -> !withBonds || !bonds.covered().contains(day) || bonds.isTradingDay(day))
                .toList();
    }
}
