package dev.nightshift.domain.cron;

import java.time.LocalTime;
import java.util.Optional;

/** The times of a day at which an expression fires, each second for itself. */
record TimesOfDay(long hours, long minutes, long seconds) {

    static TimesOfDay of(String second, String minute, String hour) {
        return new TimesOfDay(
                Values.of(CronField.HOUR, hour),
                Values.of(CronField.MINUTE, minute),
                Values.of(CronField.SECOND, second));
    }

    LocalTime first() {
        return at(Values.first(hours));
    }

    /** The first of them that is not before the whole second given; empty when the day has no more. */
    Optional<LocalTime> from(LocalTime earliest) {
        int hour = Values.next(hours, earliest.getHour());
        if (hour == earliest.getHour()) {
            Optional<LocalTime> thisHour = inHour(earliest);
            if (thisHour.isPresent()) {
                return thisHour;
            }
            hour = Values.next(hours, hour + 1);
        }
        return hour < 0 ? Optional.empty() : Optional.of(at(hour));
    }

    private Optional<LocalTime> inHour(LocalTime earliest) {
        int minute = Values.next(minutes, earliest.getMinute());
        if (minute == earliest.getMinute()) {
            int second = Values.next(seconds, earliest.getSecond());
            if (second >= 0) {
                return Optional.of(LocalTime.of(earliest.getHour(), minute, second));
            }
            minute = Values.next(minutes, minute + 1);
        }
        return minute < 0
                ? Optional.empty()
                : Optional.of(LocalTime.of(earliest.getHour(), minute, Values.first(seconds)));
    }

    private LocalTime at(int hour) {
        return LocalTime.of(hour, Values.first(minutes), Values.first(seconds));
    }
}
