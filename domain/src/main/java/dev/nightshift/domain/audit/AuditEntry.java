package dev.nightshift.domain.audit;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.PlainText;
import java.time.Instant;

/**
 * That somebody did something. Texts that are too long are cut, and end with '…'; what cannot be kept is replaced by U+FFFD.
 *
 * @param actor the name of who did it, at most 100 characters
 * @param action what was done, such as {@code user.add}, at most 100 characters
 * @param subject what it was done to, at most 200 characters
 * @param detail the rest of it, at most 2000 characters, possibly empty
 */
public record AuditEntry(String actor, String action, String subject, String detail, Instant at) {

    public static final int MAX_NAME = 100;
    public static final int MAX_SUBJECT = 200;
    public static final int MAX_DETAIL = 2000;

    public AuditEntry {
        actor = cut(actor, MAX_NAME);
        action = cut(action, MAX_NAME);
        subject = cut(subject, MAX_SUBJECT);
        detail = cut(detail, MAX_DETAIL);
        requireNonNull(at, "at");
    }

    private static String cut(String given, int max) {
        String text = PlainText.fixed(given);
        if (text.length() <= max) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(max - 2)) ? max - 2 : max - 1;
        return text.substring(0, end) + "…";
    }
}
