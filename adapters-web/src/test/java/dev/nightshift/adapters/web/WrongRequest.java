package dev.nightshift.adapters.web;

import org.jspecify.annotations.Nullable;

/**
 * A request that must be refused.
 *
 * @param place the pointer or parameter that the problem names; null when it names none
 */
public record WrongRequest(String method, String path, @Nullable String body, int status, @Nullable String place) {

    public static WrongRequest get(String path, int status, @Nullable String place) {
        return new WrongRequest("GET", path, null, status, place);
    }

    public static WrongRequest post(String path, String body, int status, @Nullable String place) {
        return new WrongRequest("POST", path, body, status, place);
    }

    public static WrongRequest patch(String path, String body, int status, @Nullable String place) {
        return new WrongRequest("PATCH", path, body, status, place);
    }

    /** Sends it, and checks that the answer is a problem that says what is wrong and nothing of Java. */
    public void isRefusedTo(Client client) {
        Answer answer = body == null
                ? client.send(method, path, null)
                : client.send(method, path, body, "Content-Type", "application/json");
        answer.isProblem(status);
        if (place != null) {
            answer.naming(place);
        }
    }

    @Override
    public String toString() {
        String shown = body == null ? "" : " " + body.substring(0, Math.min(body.length(), 60));
        return method + " " + path + shown + " -> " + status;
    }
}
