package dev.nightshift.domain.cron;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Whether a date is one of an expression's, found by asking each entry of its fields about this date alone. */
final class WalkedDays {

    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    private static final List<String> ANY = List.of("*", "?", "*/1");

    private final String dayOfMonth;
    private final String month;
    private final String dayOfWeek;

    WalkedDays(String dayOfMonth, String month, String dayOfWeek) {
        this.dayOfMonth = dayOfMonth;
        this.month = month;
        this.dayOfWeek = dayOfWeek;
    }

    boolean hold(LocalDate date) {
        if (entries(month).noneMatch(entry -> monthHolds(entry, date.getMonthValue()))) {
            return false;
        }
        boolean byMonth = ANY.contains(dayOfMonth) || entries(dayOfMonth).anyMatch(entry -> ofMonth(entry, date));
        boolean byWeek = ANY.contains(dayOfWeek) || entries(dayOfWeek).anyMatch(entry -> ofWeek(entry, date));
        boolean bothNamed = !ANY.contains(dayOfMonth) && !ANY.contains(dayOfWeek);
        return bothNamed ? byMonth || byWeek : byMonth && byWeek;
    }

    private static Stream<String> entries(String field) {
        return Stream.of(field.split(",", -1));
    }

    private static boolean monthHolds(String entry, int month) {
        String numbers = entry;
        for (String name : MONTHS) {
            numbers = numbers.replace(name, String.valueOf(MONTHS.indexOf(name) + 1));
        }
        return WalkedTimes.holds(numbers, month, 1);
    }

    private static boolean ofMonth(String entry, LocalDate date) {
        LocalDate last = date;
        while (last.plusDays(1).getMonth() == date.getMonth()) {
            last = last.plusDays(1);
        }
        if (entry.equals("LW")) {
            return date.equals(nearestWorkingDay(last));
        }
        if (entry.startsWith("L")) {
            return date.equals(last.minusDays(entry.equals("L") ? 0 : Integer.parseInt(entry.substring(2))));
        }
        if (entry.endsWith("W")) {
            int day = Integer.parseInt(entry.substring(0, entry.length() - 1));
            return day <= last.getDayOfMonth() && date.equals(nearestWorkingDay(date.withDayOfMonth(day)));
        }
        return WalkedTimes.holds(entry, date.getDayOfMonth(), 1);
    }

    private static LocalDate nearestWorkingDay(LocalDate wanted) {
        for (int distance = 0; ; distance++) {
            for (LocalDate date : List.of(wanted.minusDays(distance), wanted.plusDays(distance))) {
                boolean works = date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY;
                if (works && date.getMonth() == wanted.getMonth()) {
                    return date;
                }
            }
        }
    }

    private static boolean ofWeek(String entry, LocalDate date) {
        int day = date.getDayOfWeek().getValue();
        int nth = entry.indexOf('#');
        if (nth > 0) {
            int weeks = 0;
            while (date.minusWeeks(weeks).getMonth() == date.getMonth()) {
                weeks++;
            }
            return isDay(entry.substring(0, nth), day) && weeks == Integer.parseInt(entry.substring(nth + 1));
        }
        if (entry.endsWith("L")) {
            return isDay(entry.substring(0, entry.length() - 1), day)
                    && date.plusWeeks(1).getMonth() != date.getMonth();
        }
        return inWeek(entry, day);
    }

    private static boolean isDay(String name, int day) {
        return inWeek(name, day);
    }

    /** Sunday is asked for as 0 and as 7; in a range it is 0 as its start, if not written 7, and 7 as its end. */
    private static boolean inWeek(String entry, int day) {
        if (entry.matches("(SUN|0)-(SUN|0)(/1)?")) {
            return day == 7;
        }
        String numbers = entry.replace("-SUN", "-7").replace("-0", "-7");
        for (String name : DAYS) {
            numbers = numbers.replace(name, String.valueOf(DAYS.indexOf(name)));
        }
        boolean asZero = day == 7 && !numbers.startsWith("*") && WalkedTimes.holds(numbers, 0, 1);
        return asZero || WalkedTimes.holds(numbers, day, 1);
    }
}
