package dev.nightshift.domain.cron;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A cron expression of five or six fields (seconds first), and when it fires.
 *
 * <p>It fires at times of day if neither its minute nor its hour has a * or a step, and then each date and time fires once: when
 * the clock first shows it or, if the clock skips it, when the gap ends. Otherwise it recurs, and fires whenever the clock shows
 * a date and time of it: twice where the clock goes back, and not for what it skips.
 *
 * <p>The fields are those of POSIX (IEEE Std 1003.1, crontab), so that days of the month and of the week, if both are named, are
 * enough each; steps, names and the rule for clocks that change are Vixie cron's, and ?, L, W and # Quartz's.
 */
public final class CronExpression {

    private static final Map<String, String> NICKNAMES = Map.of(
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *",
            "@monthly", "0 0 1 * *",
            "@weekly", "0 0 * * 0",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@hourly", "0 * * * *");

    private static final int FIELDS = 6;

    private final String text;
    private final TimesOfDay times;
    private final Dates dates;
    private final boolean recurs;
    private final boolean everFires;

    private CronExpression(String text, List<String> fields) {
        this.text = text;
        this.times = TimesOfDay.of(fields.get(0), fields.get(1), fields.get(2));
        this.dates = Dates.of(fields.get(3), fields.get(4), fields.get(5));
        this.recurs = recurs(fields.get(1)) || recurs(fields.get(2));
        this.everFires = dates.between(LocalDate.EPOCH, LocalDate.EPOCH.plusYears(Dates.CYCLE_YEARS))
                .isPresent();
    }

    /**
     * @param text five or six fields with spaces between, in capitals or not, or a nickname such as @daily
     * @throws IllegalArgumentException if it is not of this form, or a value, step or range is not allowed in its field; the
     *     message says in which, and what is
     */
    public static CronExpression of(String text) {
        String stripped = text.strip();
        String written = NICKNAMES.getOrDefault(stripped.toLowerCase(Locale.ROOT), stripped);
        String[] fields = written.toUpperCase(Locale.ROOT).split("\\s+");
        if (fields.length != FIELDS && fields.length != FIELDS - 1) {
            throw new IllegalArgumentException(
                    "there must be five fields (minute, hour, day of the month, month, day of the"
                            + " week), or six with the second first, but there are " + fields.length);
        }
        String withSecond = fields.length == FIELDS ? "" : "0 ";
        return new CronExpression(text, List.of((withSecond + String.join(" ", fields)).split(" ")));
    }

    private static boolean recurs(String field) {
        return field.contains("*") || field.contains("/");
    }

    /** False for days that no month has, such as the 30th of February. */
    public boolean everFires() {
        return everFires;
    }

    /** The first fire after the instant in the zone; empty when there is none within 400 years. */
    public Optional<Instant> nextAfter(Instant instant, ZoneId zone) {
        if (!everFires) {
            return Optional.empty();
        }
        Instant second = instant.truncatedTo(ChronoUnit.SECONDS);
        return recurs ? whenShown(second, zone.getRules()) : onceEach(second, zone.getRules());
    }

    /** Times of one offset after another, each until the clock is changed. */
    private Optional<Instant> whenShown(Instant second, ZoneRules rules) {
        LocalDateTime limit = local(second, rules).plusYears(Dates.CYCLE_YEARS);
        Instant start = second.plusSeconds(1);
        while (true) {
            ZoneOffset offset = rules.getOffset(start);
            ZoneOffsetTransition change = rules.nextTransition(start);
            boolean isLast = change == null || change.getDateTimeBefore().isAfter(limit);
            LocalDateTime end = isLast ? limit : change.getDateTimeBefore();
            Optional<LocalDateTime> next = between(LocalDateTime.ofEpochSecond(start.getEpochSecond(), 0, offset), end);
            if (next.isPresent() || isLast) {
                return next.map(time -> time.toInstant(offset));
            }
            start = change.getInstant();
        }
    }

    private Optional<Instant> onceEach(Instant second, ZoneRules rules) {
        LocalDateTime start = firstNotDoneBy(second, rules);
        return between(start, start.plusYears(Dates.CYCLE_YEARS)).map(time -> firstShown(time, rules));
    }

    /** What follows on what the clock shows, be it skipped; or, while it shows something again, what follows on all of that. */
    private static LocalDateTime firstNotDoneBy(Instant second, ZoneRules rules) {
        LocalDateTime time = local(second, rules);
        ZoneOffsetTransition change = rules.getTransition(time);
        boolean again = change != null && change.isOverlap() && !second.isBefore(change.getInstant());
        return again ? change.getDateTimeBefore() : time.plusSeconds(1);
    }

    private static Instant firstShown(LocalDateTime time, ZoneRules rules) {
        ZoneOffsetTransition change = rules.getTransition(time);
        return change != null && change.isGap() ? change.getInstant() : time.toInstant(rules.getOffset(time));
    }

    private static LocalDateTime local(Instant instant, ZoneRules rules) {
        return LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, rules.getOffset(instant));
    }

    /** The first date and time of the expression from the one on and before the other. */
    private Optional<LocalDateTime> between(LocalDateTime from, LocalDateTime end) {
        LocalDate dayAfterEnd = end.toLocalDate().plusDays(1);
        Optional<LocalDate> date = dates.between(from.toLocalDate(), dayAfterEnd);
        if (date.isPresent() && date.get().equals(from.toLocalDate())) {
            Optional<LocalTime> time = times.from(from.toLocalTime());
            if (time.isPresent()) {
                return time.map(date.get()::atTime).filter(next -> next.isBefore(end));
            }
            date = dates.between(from.toLocalDate().plusDays(1), dayAfterEnd);
        }
        return date.map(day -> day.atTime(times.first())).filter(next -> next.isBefore(end));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CronExpression that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }
}
