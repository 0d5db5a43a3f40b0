package dev.nightshift.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.function.Function;

/** The administrator at the API of a service: logs in once, and again when the token has run out. */
final class Administrator {

    private static final int UNAUTHORIZED = 401;

    private final Service service;
    private String token = "";

    Administrator(Service service) {
        this.service = service;
    }

    /** The body of an answer that must be 200. */
    String get(String path) {
        return get(path, "application/json");
    }

    String get(String path, String accept) {
        HttpResponse<String> answer = loggedIn(now -> service.get(path, now, accept));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    HttpResponse<String> post(String path, String json) {
        return loggedIn(now -> service.post(path, now, json));
    }

    /** The body of an answer that must be 202. */
    Json order(String path, String json) {
        HttpResponse<String> answer = post(path, json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return new Json(answer.body());
    }

    private HttpResponse<String> loggedIn(Function<String, HttpResponse<String>> call) {
        HttpResponse<String> answer = call.apply(token);
        if (answer.statusCode() == UNAUTHORIZED) {
            token = service.adminToken();
            answer = call.apply(token);
        }
        return answer;
    }
}
