package dev.nightshift.domain.sentiment.calendar;

import dev.nightshift.domain.sentiment.Market;
import dev.nightshift.domain.stats.DayRange;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Says on which days a market trades, in the years that its rules cover. */
public final class TradingCalendar {

    private final HolidayRules rules;
    private final SortedMap<LocalDate, String> holidays = new TreeMap<>();

    /** The calendar of these rules. */
    public TradingCalendar(HolidayRules rules) {
        this.rules = rules;
        List<Holiday> all = IntStream.rangeClosed(rules.firstYear(), rules.lastYear())
                .boxed()
                .flatMap(year -> rules.rules().stream().flatMap(rule -> rule.in(year)))
                .sorted(Comparator.comparing(Holiday::date))
                .toList();
        List<Holiday> substituted = new ArrayList<>();
        for (Holiday each : all) {
            boolean meets = holidays.putIfAbsent(each.date(), each.name()) != null;
            if (!each.substitutedOn().isEmpty()
                    && (meets || each.substitutedOn().contains(each.date().getDayOfWeek()))) {
                substituted.add(each);
            }
        }
        substituted.forEach(each -> holidays.put(firstFree(each.date()), "Substitute for " + each.name()));
    }

    /** The calendar of the market's stock exchange. */
    public static TradingCalendar of(Market market) {
        return new TradingCalendar(HolidayRules.of(market));
    }

    public HolidayRules rules() {
        return rules;
    }

    /** All days of the years that are covered. */
    public DayRange covered() {
        return new DayRange(LocalDate.of(rules.firstYear(), 1, 1), LocalDate.of(rules.lastYear(), 12, 31));
    }

    /**
     * Whether the market trades on the day.
     *
     * @throws IllegalArgumentException if the day's year is not covered
     */
    public boolean isTradingDay(LocalDate day) {
        return holiday(day).isEmpty() && !isWeekend(day);
    }

    /**
     * The name of the holiday on the day, on a weekend too; empty when there is none.
     *
     * @throws IllegalArgumentException if the day's year is not covered
     */
    public Optional<String> holiday(LocalDate day) {
        if (!covered().contains(day)) {
            throw new IllegalArgumentException("holidays of %s are known from %d to %d, asked for %s"
                    .formatted(rules.market().code(), rules.firstYear(), rules.lastYear(), day));
        }
        return Optional.ofNullable(holidays.get(day));
    }

    /**
     * The trading days of the range, ascending.
     *
     * @throws IllegalArgumentException if a year of the range is not covered
     */
    public Stream<LocalDate> tradingDays(DayRange range) {
        holiday(range.first());
        holiday(range.last());
        return range.days().filter(this::isTradingDay);
    }

    /** Saturday and Sunday. */
    public static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private LocalDate firstFree(LocalDate day) {
        LocalDate free = day.plusDays(1);
        while (isWeekend(free) || holidays.containsKey(free)) {
            free = free.plusDays(1);
        }
        return free;
    }
}
