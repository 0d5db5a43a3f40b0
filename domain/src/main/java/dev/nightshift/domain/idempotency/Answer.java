package dev.nightshift.domain.idempotency;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * What a request was answered with.
 *
 * @param status of HTTP, 200 to 599
 * @param headers those that belong to the answer, such as {@code Location}
 * @param body empty when there is none
 */
public record Answer(int status, Map<String, String> headers, String body) {

    /** @throws IllegalArgumentException if the status is not in 200..599 */
    public Answer {
        headers = Map.copyOf(headers);
        requireNonNull(body, "body");
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status must be in 200..599, was " + status);
        }
    }

    /** Whether the request had its effect: other answers are not kept, so that it can be tried again. */
    public boolean isSuccess() {
        return status < 400;
    }
}
