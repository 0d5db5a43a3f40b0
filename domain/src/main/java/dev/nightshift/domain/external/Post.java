package dev.nightshift.domain.external;

import dev.nightshift.domain.PlainText;

/**
 * A text that somebody published at an external service.
 *
 * @param id positive
 * @param userId who wrote it, as the external service numbers people
 */
public record Post(long id, String title, String body, long userId) {

    /** @throws IllegalArgumentException if {@code id < 1}, {@code userId < 0}, or a text is not {@link PlainText} */
    public Post {
        PlainText.require(title, "title");
        PlainText.require(body, "body");
        if (id < 1 || userId < 0) {
            throw new IllegalArgumentException(
                    "must be id >= 1 and user id >= 0, were %d and %d".formatted(id, userId));
        }
    }
}
