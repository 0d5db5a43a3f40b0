package dev.nightshift.domain.retry;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The three forms of dates that HTTP knows, RFC 9110, 5.6.7; all are UTC. */
final class HttpDate {

    private static final String TIME = "(?<hour>\\d\\d):(?<minute>\\d\\d):(?<second>\\d\\d)";
    private static final String MONTH = "(?<month>[A-Z][a-z][a-z])";
    private static final List<Pattern> FORMS = List.of(
            Pattern.compile("[A-Z][a-z]{2}, (?<day>\\d\\d) " + MONTH + " (?<year>\\d{4}) " + TIME + " GMT"),
            Pattern.compile("[A-Z][a-z]{5,8}, (?<day>\\d\\d)-" + MONTH + "-(?<year>\\d\\d) " + TIME + " GMT"),
            Pattern.compile("[A-Z][a-z]{2} " + MONTH + " (?<day>[ \\d]\\d) " + TIME + " (?<year>\\d{4})"));
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    private static final int YEARS_AHEAD = 50;
    private static final int LEAP_SECOND = 60;

    private HttpDate() {}

    /**
     * The moment; empty when the text is no date.
     *
     * @param now from which a year of two digits is at most 50 years ahead
     */
    static Optional<Instant> parse(String text, Instant now) {
        for (Pattern form : FORMS) {
            Matcher parts = form.matcher(text);
            if (parts.matches()) {
                return moment(parts, now);
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> moment(Matcher parts, Instant now) {
        int year = number(parts, "year");
        if (parts.group("year").length() > 2) {
            return date(parts, year).map(date -> date.toInstant(ZoneOffset.UTC));
        }
        LocalDateTime latest = LocalDateTime.ofInstant(now, ZoneOffset.UTC).plusYears(YEARS_AHEAD);
        int century = Math.floorDiv(latest.getYear(), 100) * 100;
        return Stream.of(century, century - 100)
                .flatMap(from -> date(parts, from + year).stream())
                .filter(date -> !date.isAfter(latest))
                .findFirst()
                .map(date -> date.toInstant(ZoneOffset.UTC));
    }

    /** Empty when there is no such day or time. A leap second counts as the second after it. */
    private static Optional<LocalDateTime> date(Matcher parts, int year) {
        int second = number(parts, "second");
        try {
            LocalDateTime date = LocalDateTime.of(
                    year,
                    MONTHS.indexOf(parts.group("month")) + 1,
                    number(parts, "day"),
                    number(parts, "hour"),
                    number(parts, "minute"),
                    second == LEAP_SECOND ? LEAP_SECOND - 1 : second);
            return Optional.of(second == LEAP_SECOND ? date.plusSeconds(1) : date);
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static int number(Matcher parts, String name) {
        return Integer.parseInt(parts.group(name).strip());
    }
}
