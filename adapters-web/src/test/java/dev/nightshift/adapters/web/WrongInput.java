package dev.nightshift.adapters.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that is wrong, and how it must be refused.
 *
 * @param named the pointer or parameter that the refusal must name; null where there is none to name
 */
public record WrongInput(
        String why,
        String method,
        String path,
        @Nullable String body,
        List<String> headers,
        int status,
        @Nullable String named) {

    public static WrongInput get(String path, int status) {
        return new WrongInput("GET " + path, "GET", path, null, List.of(), status, null);
    }

    public static WrongInput post(String path, String body, int status) {
        return json("POST", path, body, status);
    }

    public static WrongInput patch(String path, String body, int status) {
        return json("PATCH", path, body, status);
    }

    private static WrongInput json(String method, String path, String body, int status) {
        String shown = body.length() > 60 ? body.substring(0, 60) + "…" : body;
        return new WrongInput(
                method + " " + path + " " + shown,
                method,
                path,
                body,
                List.of("Content-Type", "application/json"),
                status,
                null);
    }

    public static WrongInput of(String method, String path, int status) {
        return new WrongInput(method + " " + path, method, path, null, List.of(), status, null);
    }

    public WrongInput with(String header, String value) {
        List<String> more = new ArrayList<>(headers);
        int at = more.indexOf(header);
        if (at >= 0) {
            more.set(at + 1, value);
        } else {
            more.add(header);
            more.add(value);
        }
        return new WrongInput(why + " " + header + ": " + value, method, path, body, more, status, named);
    }

    public WrongInput naming(String pointerOrParameter) {
        return new WrongInput(why, method, path, body, headers, status, pointerOrParameter);
    }

    @Override
    public String toString() {
        return status + " " + why;
    }
}
