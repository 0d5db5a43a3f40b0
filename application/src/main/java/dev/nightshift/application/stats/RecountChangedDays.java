package dev.nightshift.application.stats;

import dev.nightshift.application.Transactions;
import dev.nightshift.domain.stats.BusinessCalendar;
import dev.nightshift.domain.stats.ChangedTimes;
import dev.nightshift.domain.stats.ChangedTimes.Span;
import dev.nightshift.domain.stats.DailyStats;
import dev.nightshift.domain.stats.DayRange;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** Counts those aggregated days again whose past has changed since, in every zone that has statistics. */
public final class RecountChangedDays {

    private static final int CHANGES_AT_ONCE = 10_000;

    private final Transactions transactions;
    private final ChangedTimes changes;
    private final RecordDailyStats record;
    private final DailyStats dailyStats;

    public RecountChangedDays(
            Transactions transactions, ChangedTimes changes, RecordDailyStats record, DailyStats dailyStats) {
        this.transactions = transactions;
        this.changes = changes;
        this.record = record;
        this.dailyStats = dailyStats;
    }

    /**
     * Runs until no change is left.
     *
     * @return how many days were counted again
     */
    public int recount() {
        int days = 0;
        while (true) {
            Batch batch = transactions.inOne(this::recountBatch);
            days += batch.days();
            if (batch.changes() < CHANGES_AT_ONCE) {
                return days;
            }
        }
    }

    private Batch recountBatch() {
        record.lock();
        List<Span> spans = changes.take(CHANGES_AT_ONCE);
        int days = spans.isEmpty()
                ? 0
                : dailyStats.zones().stream()
                        .mapToInt(zone -> recount(zone, spans))
                        .sum();
        return new Batch(spans.size(), days);
    }

    private int recount(ZoneId zone, List<Span> spans) {
        BusinessCalendar calendar = new BusinessCalendar(zone);
        List<LocalDate> days = recordedDays(spans, calendar);
        for (DayRange range : DayRange.covering(days.stream())) {
            record.record(range, calendar);
        }
        return days.size();
    }

    private List<LocalDate> recordedDays(List<Span> spans, BusinessCalendar calendar) {
        Stream<LocalDate> touched =
                spans.stream().map(span -> span.daysIn(calendar)).distinct().flatMap(DayRange::days);
        return DayRange.covering(touched).stream()
                .flatMap(range -> dailyStats.in(calendar.zone(), range).stream())
                .map(day -> day.stats().date())
                .toList();
    }

    private record Batch(int changes, int days) {}
}
