package dev.nightshift.domain.cron;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Expressions of every form that is allowed, with hours and minutes near those at which clocks are changed. */
final class RandomExpression {

    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    private final Random random;

    RandomExpression(Random random) {
        this.random = random;
    }

    String next() {
        String five = "%s %s %s %s %s".formatted(minute(), hour(), dayOfMonth(), month(), dayOfWeek());
        return oneOf(3) ? field(0, 59) + " " + five : five;
    }

    private boolean oneOf(int n) {
        return random.nextInt(n) == 0;
    }

    private String minute() {
        return oneOf(2) ? String.valueOf(random.nextInt(4) * 15) : field(0, 59);
    }

    private String hour() {
        return oneOf(2) ? String.valueOf((random.nextInt(6) + 23) % 24) : field(0, 23);
    }

    private String dayOfMonth() {
        return switch (random.nextInt(10)) {
            case 0 -> "?";
            case 1 ->
                list(() -> field(1, 31), () -> number(1, 31) + "W", () -> "L", () -> "LW", () -> "L-" + number(1, 30));
            case 2 -> field(1, 31);
            default -> "*";
        };
    }

    private String month() {
        return switch (random.nextInt(8)) {
            case 0 -> field(1, 12);
            case 1 -> list(() -> MONTHS.get(random.nextInt(12)), () -> number(1, 12));
            case 2 -> "JAN-" + MONTHS.get(random.nextInt(12));
            default -> "*";
        };
    }

    private String dayOfWeek() {
        return switch (random.nextInt(10)) {
            case 0 -> "?";
            case 1 -> list(() -> day() + "#" + number(1, 5), () -> day() + "L", this::day);
            case 2 -> field(0, 7);
            case 3 -> "SUN-" + day();
            case 4 -> day() + "-SUN";
            case 5 -> day() + "/" + number(1, 7);
            default -> "*";
        };
    }

    private String day() {
        return oneOf(2) ? DAYS.get(random.nextInt(7)) : number(0, 7);
    }

    private String number(int least, int most) {
        return String.valueOf(least + random.nextInt(most - least + 1));
    }

    private String field(int least, int most) {
        return list(
                () -> "*",
                () -> number(least, most),
                () -> range(least, most),
                () -> steppedRange(least, most),
                () -> "*/" + number(1, most - least),
                () -> number(least, most) + "/" + number(1, most - least));
    }

    private String range(int least, int most) {
        int start = least + random.nextInt(most - least + 1);
        return start + "-" + number(start, most);
    }

    private String steppedRange(int least, int most) {
        int start = least + random.nextInt(most - least + 1);
        int end = start + random.nextInt(most - start + 1);
        return start + "-" + end + "/" + number(1, end - start + 1);
    }

    @SafeVarargs
    private String list(Supplier<String>... forms) {
        int entries = oneOf(3) ? 1 + random.nextInt(3) : 1;
        return Stream.generate(() -> forms[random.nextInt(forms.length)].get())
                .limit(entries)
                .collect(Collectors.joining(","));
    }
}
