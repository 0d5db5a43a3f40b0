package dev.nightshift.adapters.web.accounts;

import dev.nightshift.adapters.web.TestServer;
import dev.nightshift.adapters.web.WrongInput;
import dev.nightshift.adapters.web.WrongInputs;
import dev.nightshift.domain.accounts.Role;
import java.util.stream.Stream;

class WrongUserInputsTest extends WrongInputs {

    private static final String USERS = "/api/admin/users";
    private static final String SOMEBODY = "/api/admin/users/1";

    WrongUserInputsTest(TestServer server) {
        super(server);
        server.user("somebody", Role.USER);
    }

    @Override
    protected Role role() {
        return Role.ADMIN;
    }

    @Override
    protected Stream<WrongInput> inputs() {
        return Stream.of(anyList(USERS), anyBody("POST", USERS), anyBody("PATCH", SOMEBODY), ours())
                .flatMap(inputs -> inputs);
    }

    private static Stream<WrongInput> ours() {
        return Stream.of(
                WrongInput.post(USERS, "{}", 422).naming("/role"),
                WrongInput.post(USERS, user("\"\"", "\"long enough\"", "\"USER\""), 422)
                        .naming("/username"),
                WrongInput.post(USERS, user("\"with space\"", "\"long enough\"", "\"USER\""), 422)
                        .naming("/username"),
                WrongInput.post(USERS, user("\"" + "a".repeat(65) + "\"", "\"long enough\"", "\"USER\""), 422)
                        .naming("/username"),
                WrongInput.post(USERS, user("17", "\"long enough\"", "\"USER\""), 422)
                        .naming("/username"),
                WrongInput.post(USERS, user("\"new\"", "\"short\"", "\"USER\""), 422)
                        .naming("/password"),
                WrongInput.post(USERS, user("\"new\"", "null", "\"USER\""), 422).naming("/password"),
                WrongInput.post(USERS, user("\"new\"", "\"long enough\"", "\"user\""), 422)
                        .naming("/role"),
                WrongInput.post(USERS, user("\"new\"", "\"long enough\"", "\"ROOT\""), 422)
                        .naming("/role"),
                WrongInput.post(USERS, user("\"new\"", "\"long enough\"", "2"), 422)
                        .naming("/role"),
                WrongInput.post(USERS, user("\"new\"", "\"long enough\"", "\"USER\", \"id\": 7"), 422)
                        .naming("/id"),
                WrongInput.post(USERS, user("\"SomeBody\"", "\"long enough\"", "\"USER\""), 409),
                WrongInput.patch(SOMEBODY, "{\"enabled\": \"false\"}", 422).naming("/enabled"),
                WrongInput.patch(SOMEBODY, "{\"enabled\": 0}", 422).naming("/enabled"),
                WrongInput.patch(SOMEBODY, "{\"role\": \"NOBODY\"}", 422).naming("/role"),
                WrongInput.patch(SOMEBODY, "{\"role\": [\"USER\"]}", 422).naming("/role"),
                WrongInput.patch(SOMEBODY, "{\"password\": \"short\"}", 422).naming("/password"),
                WrongInput.patch(SOMEBODY, "{\"username\": \"other\"}", 422).naming("/username"),
                WrongInput.patch(USERS + "/0", "{}", 404),
                WrongInput.patch(USERS + "/-1", "{}", 404),
                WrongInput.patch(USERS + "/9223372036854775807", "{}", 404),
                WrongInput.patch(USERS + "/9223372036854775808", "{}", 400).naming("id"),
                WrongInput.patch(USERS + "/ada", "{}", 400).naming("id"),
                WrongInput.patch(USERS + "/1.5", "{}", 400).naming("id"),
                WrongInput.patch(USERS + "/%00", "{}", 400),
                WrongInput.patch(USERS + "/1/more", "{}", 404),
                WrongInput.of("DELETE", SOMEBODY, 405),
                WrongInput.of("PUT", USERS, 405),
                WrongInput.get(SOMEBODY, 405));
    }

    private static String user(String username, String password, String role) {
        return "{\"username\": %s, \"password\": %s, \"role\": %s}".formatted(username, password, role);
    }
}
