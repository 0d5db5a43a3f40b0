package dev.nightshift.domain.cron;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The fires of an expression, found by walking through real time minute by minute and looking at the clock at each: what the
 * clock skips and shows twice is seen on the way. Nothing of it is shared with {@link CronExpression}.
 */
final class WalkedTimes {

    /** Longer than any clock went back. */
    private static final Duration RUN_UP = Duration.ofHours(27);

    private final boolean[] minutes;
    private final boolean[] hours;
    private final int[] seconds;
    private final WalkedDays days;
    private final boolean isAtTimesOfDay;

    private long asked = Long.MIN_VALUE;
    private boolean answer;

    WalkedTimes(String cron) {
        String six = cron.split(" ", -1).length == 6 ? cron : "0 " + cron;
        String[] fields = six.split(" ", -1);
        boolean[] ofMinute = table(fields[0], 60);
        this.seconds = IntStream.range(0, 60).filter(second -> ofMinute[second]).toArray();
        this.minutes = table(fields[1], 60);
        this.hours = table(fields[2], 24);
        this.days = new WalkedDays(fields[3], fields[4], fields[5]);
        this.isAtTimesOfDay = !(fields[1] + fields[2]).matches(".*[*/].*");
    }

    private static boolean[] table(String field, int size) {
        boolean[] table = new boolean[size];
        for (int value = 0; value < size; value++) {
            int asked = value;
            table[value] = Stream.of(field.split(",", -1)).anyMatch(entry -> holds(entry, asked, 0));
        }
        return table;
    }

    static boolean holds(String entry, int value, int least) {
        String[] parts = entry.split("/", -1);
        String[] ends = parts[0].split("-", -1);
        int step = parts.length == 2 ? Integer.parseInt(parts[1]) : 1;
        if (ends[0].equals("*")) {
            return (value - least) % step == 0;
        }
        int start = Integer.parseInt(ends[0]);
        int end = ends.length == 2 ? Integer.parseInt(ends[1]) : parts.length == 2 ? Integer.MAX_VALUE : start;
        return value >= start && value <= end && (value - start) % step == 0;
    }

    /** In order, from the first instant on and before the second, both whole minutes. */
    List<Instant> between(ZoneId zone, Instant from, Instant to) {
        Clock clock = new Clock(TimeZone.getTimeZone(zone.getId()), zone);
        TreeSet<Instant> fires = new TreeSet<>();
        Set<Long> shown = new HashSet<>();
        long start = from.minus(RUN_UP).getEpochSecond() / 60;
        long before = clock.shownAt(start - 1);
        for (long now = start; now < to.getEpochSecond() / 60; now++) {
            long time = clock.shownAt(now);
            if (isAtTimesOfDay && skippedOne(before, time)) {
                fires.add(Instant.ofEpochSecond(now * 60));
            }
            if (holds(time) && (!isAtTimesOfDay || shown.add(time))) {
                for (int second : seconds) {
                    fires.add(Instant.ofEpochSecond(now * 60 + second));
                }
            }
            before = time;
        }
        return new ArrayList<>(fires.tailSet(from));
    }

    private boolean skippedOne(long before, long now) {
        for (long skipped = before + 1; skipped < now; skipped++) {
            if (holds(skipped)) {
                return true;
            }
        }
        return false;
    }

    private boolean holds(long time) {
        int minuteOfDay = (int) Math.floorMod(time, 1440L);
        return minutes[minuteOfDay % 60] && hours[minuteOfDay / 60] && holdsDay(Math.floorDiv(time, 1440L));
    }

    private boolean holdsDay(long day) {
        if (day != asked) {
            asked = day;
            answer = days.hold(LocalDate.ofEpochDay(day));
        }
        return answer;
    }

    /** That of the older calendar, which goes astray in the last year of its tables (three zones in 2037). */
    private record Clock(TimeZone older, ZoneId zone) {

        private static final long LAST_YEAR =
                Instant.parse("2037-01-01T00:00:00Z").getEpochSecond() / 60;

        /** What it shows, as minutes since the midnight with which 1970 began on it. */
        long shownAt(long minute) {
            return minute + secondsAt(minute) / 60;
        }

        private long secondsAt(long minute) {
            return minute < LAST_YEAR
                    ? older.getOffset(minute * 60_000) / 1_000
                    : zone.getRules()
                            .getOffset(Instant.ofEpochSecond(minute * 60))
                            .getTotalSeconds();
        }
    }
}
