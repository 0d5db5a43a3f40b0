package dev.nightshift.domain.retry;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The field by which an answer says when to come back: seconds, or a date of HTTP.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">RFC 9110, 10.2.3</a>
 */
public final class RetryAfter {

    private static final Pattern SECONDS = Pattern.compile("[0-9]+");
    private static final int MOST_DIGITS = 15;

    /** What more seconds than 15 digits count as. */
    private static final Duration FOR_EVER = Duration.ofSeconds(999_999_999_999_999L);

    private RetryAfter() {}

    /**
     * How long to wait from the moment that the answer came; zero when the date has passed; empty when the text is
     * neither seconds nor a date. A date may have any of the three forms of RFC 9110, 5.6.7; its weekday is not compared.
     *
     * @param field the value of the field
     * @param now when the answer came, by the clock that the date is compared with; the answer's own {@code Date}, if it
     *     has one, makes a difference of clocks harmless
     */
    public static Optional<Duration> parse(String field, Instant now) {
        String text = field.strip();
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(seconds(text));
        }
        return HttpDate.parse(text, now).map(date -> date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO);
    }

    private static Duration seconds(String digits) {
        String number = digits.replaceFirst("^0+(?=.)", "");
        return number.length() > MOST_DIGITS ? FOR_EVER : Duration.ofSeconds(Long.parseLong(number));
    }
}
