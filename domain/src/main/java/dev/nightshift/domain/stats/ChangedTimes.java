package dev.nightshift.domain.stats;

import java.time.Instant;
import java.util.List;

/** Marks that the past changed: noted in the transaction of the change, taken in the one that counts again. */
public interface ChangedTimes {

    void note(Span span);

    /** Removes and returns the oldest marks, at most {@code limit}; marks not yet committed stay for later. */
    List<Span> take(int limit);

    /**
     * Something changed at instants from {@code earliest} to {@code latest}, both inclusive.
     */
    record Span(Instant earliest, Instant latest) {

        /** @throws IllegalArgumentException if {@code earliest} is after {@code latest} */
        public Span {
            if (earliest.isAfter(latest)) {
                throw new IllegalArgumentException(
                        "earliest must not be after latest, were %s and %s".formatted(earliest, latest));
            }
        }

        public static Span at(Instant instant) {
            return new Span(instant, instant);
        }

        public DayRange daysIn(BusinessCalendar calendar) {
            return new DayRange(calendar.dayOf(earliest), calendar.dayOf(latest));
        }
    }
}
