package dev.nightshift.adapters.web.accounts;

import dev.nightshift.adapters.web.TestServer;
import dev.nightshift.adapters.web.WrongInput;
import dev.nightshift.adapters.web.WrongInputs;
import dev.nightshift.domain.accounts.Role;
import java.util.stream.Stream;

class WrongAuthInputsTest extends WrongInputs {

    private static final String LOGIN = "/api/auth/login";
    private static final String REFRESH = "/api/auth/refresh";
    private static final String LOGOUT = "/api/auth/logout";
    private static final String PASSWORD = "/api/auth/password";

    WrongAuthInputsTest(TestServer server) {
        super(server);
    }

    @Override
    protected Role role() {
        return Role.USER;
    }

    @Override
    protected Stream<WrongInput> inputs() {
        return Stream.of(
                        anyBody("POST", LOGIN),
                        anyBody("POST", REFRESH),
                        anyBody("POST", LOGOUT),
                        anyBody("POST", PASSWORD),
                        ours())
                .flatMap(inputs -> inputs);
    }

    private static Stream<WrongInput> ours() {
        return Stream.of(
                WrongInput.post(LOGIN, "{}", 422).naming("/username"),
                WrongInput.post(LOGIN, "{}", 422).naming("/password"),
                WrongInput.post(LOGIN, login("null", "\"x\""), 422).naming("/username"),
                WrongInput.post(LOGIN, login("\"\"", "\"x\""), 422).naming("/username"),
                WrongInput.post(LOGIN, login("5", "\"x\""), 422).naming("/username"),
                WrongInput.post(LOGIN, login("[\"ada\"]", "\"x\""), 422).naming("/username"),
                WrongInput.post(LOGIN, login("{}", "\"x\""), 422).naming("/username"),
                WrongInput.post(LOGIN, login("true", "\"x\""), 422).naming("/username"),
                WrongInput.post(LOGIN, login("\"" + "a".repeat(65) + "\"", "\"x\""), 422)
                        .naming("/username"),
                WrongInput.post(LOGIN, login("\"a\\u0000b\"", "\"x\""), 422).naming("/username"),
                WrongInput.post(LOGIN, login("\"\\ud800\"", "\"x\""), 422).naming("/username"),
                WrongInput.post(LOGIN, login("\"ada\"", "\"\""), 422).naming("/password"),
                WrongInput.post(LOGIN, login("\"ada\"", "12345678"), 422).naming("/password"),
                WrongInput.post(LOGIN, login("\"ada\"", "\"" + "p".repeat(1001) + "\""), 422)
                        .naming("/password"),
                WrongInput.post(LOGIN, login("\"nobody\"", "\"wrong password\""), 401),
                WrongInput.post(LOGIN, login("\"no body\"", "\"wrong password\""), 401),
                WrongInput.post(LOGIN, login("\"' OR 1=1; --\"", "\"wrong password\""), 401),
                WrongInput.post(LOGIN, login("\"user\"", "\"short\""), 401),
                WrongInput.post(REFRESH, "{\"refreshToken\": 1}", 422).naming("/refreshToken"),
                WrongInput.post(REFRESH, "{\"refreshToken\": \"\"}", 422).naming("/refreshToken"),
                WrongInput.post(REFRESH, "{\"refreshToken\": \"" + "t".repeat(201) + "\"}", 422)
                        .naming("/refreshToken"),
                WrongInput.post(REFRESH, "{\"refreshToken\": \"never given out\"}", 401),
                WrongInput.post(LOGOUT, "{\"refreshToken\": {}}", 422).naming("/refreshToken"),
                WrongInput.post(PASSWORD, password("wrong password", "another horse"), 422)
                        .naming("/currentPassword"),
                WrongInput.post(PASSWORD, password("correct horse", "short"), 422)
                        .naming("/newPassword"),
                WrongInput.post(PASSWORD, password("correct horse", "p".repeat(201)), 422)
                        .naming("/newPassword"),
                WrongInput.post(PASSWORD, password("correct horse", "line\\nbreak"), 422)
                        .naming("/newPassword"),
                WrongInput.post(LOGOUT, "{\"refreshToken\": \"x\"}", 422)
                        .with("Idempotency-Key", "k".repeat(256))
                        .naming("Idempotency-Key"),
                WrongInput.post(LOGOUT, "{\"refreshToken\": \"x\"}", 422)
                        .with("Idempotency-Key", "tab\tkey")
                        .naming("Idempotency-Key"),
                WrongInput.get(LOGIN, 405),
                WrongInput.of("PUT", LOGIN, 405),
                WrongInput.of("DELETE", "/api/auth/me", 405),
                WrongInput.of("PATCH", PASSWORD, 405),
                WrongInput.get("/api/auth/me", 406).with("Accept", "text/html"),
                WrongInput.get("/api/auth", 404),
                WrongInput.get("/api/auth/login/", 405),
                WrongInput.get("/api/auth/me/more", 404));
    }

    private static String login(String username, String password) {
        return "{\"username\": %s, \"password\": %s}".formatted(username, password);
    }

    private static String password(String current, String chosen) {
        return "{\"currentPassword\": \"%s\", \"newPassword\": \"%s\"}".formatted(current, chosen);
    }
}
