package dev.nightshift.adapters.web;

import dev.nightshift.domain.accounts.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sends a table of wrong requests: each must be refused with the right status, as a problem, without a Java name. */
@OnTestServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class WrongInputs {

    protected final TestServer server;

    protected WrongInputs(TestServer server) {
        this.server = server;
    }

    /** What is refused of a caller with {@link #role()}. */
    protected abstract Stream<WrongInput> inputs();

    protected abstract Role role();

    @ParameterizedTest
    @MethodSource("inputs")
    void is_refused(WrongInput input) {
        Answer answer = server.as(role())
                .send(
                        input.method(),
                        input.path(),
                        input.body(),
                        input.headers().toArray(String[]::new));
        answer.isProblem(input.status());
        if (input.named() != null) {
            answer.naming(input.named());
        }
    }

    /** What every address that takes a JSON object refuses. */
    protected static Stream<WrongInput> anyBody(String method, String path) {
        List<WrongInput> wrong = new ArrayList<>();
        for (String unparsable : List.of(
                "",
                " ",
                "{",
                "}",
                "{\"a\":",
                "{'a': 1}",
                "{\"a\": 1,}",
                "{\"a\": NaN}",
                "{\"a\": 01}",
                "{\"a\": 1} trailing",
                "{} {}",
                "// comment\n{}",
                "{\"a\": 1, \"a\": 2}",
                "\uFEFF{}",
                "[".repeat(100_000),
                "{\"a\":".repeat(70) + "1" + "}".repeat(70),
                "{\"a\": " + "9".repeat(101) + "}",
                "{\"a\": \"\\u12\"}",
                "{\"a\": \"\u0001\"}")) {
            wrong.add(json(method, path, unparsable, 400));
        }
        for (String noObject : List.of("[]", "[{}]", "1", "true", "\"text\"")) {
            wrong.add(json(method, path, noObject, 422).naming(""));
        }
        wrong.add(json(method, path, "null", 422).naming(""));
        wrong.add(json(method, path, "{\"unknown/~\": 1}", 422).naming("/unknown~1~0"));
        wrong.add(json(method, path, "{}", 415).with("Content-Type", "application/xml"));
        wrong.add(json(method, path, "a=b", 415).with("Content-Type", "application/x-www-form-urlencoded"));
        wrong.add(json(method, path, "--b--", 415).with("Content-Type", "multipart/form-data; boundary=b"));
        wrong.add(json(method, path, "{\"a\": \"" + "x".repeat(1_100_000) + "\"}", 413));
        return wrong.stream();
    }

    /** What every list refuses. */
    protected static Stream<WrongInput> anyList(String path) {
        return Stream.of(
                WrongInput.get(path + "?limit=0", 422).naming("limit"),
                WrongInput.get(path + "?limit=-1", 422).naming("limit"),
                WrongInput.get(path + "?limit=201", 422).naming("limit"),
                WrongInput.get(path + "?limit=2147483648", 400).naming("limit"),
                WrongInput.get(path + "?limit=ten", 400).naming("limit"),
                WrongInput.get(path + "?limit=", 400).naming("limit"),
                WrongInput.get(path + "?limit=1.5", 400).naming("limit"),
                WrongInput.get(path + "?cursor=", 400).naming("cursor"),
                WrongInput.get(path + "?cursor=x", 400).naming("cursor"),
                WrongInput.get(path + "?cursor=%00", 400),
                WrongInput.get(path + "?cursor=%FF%FE", 400),
                WrongInput.get(path + "?cursor=bm9ib2R5MQox", 400).naming("cursor"),
                WrongInput.get(path, 406).with("Accept", "image/png"));
    }

    private static WrongInput json(String method, String path, String body, int status) {
        return method.equals("POST") ? WrongInput.post(path, body, status) : WrongInput.patch(path, body, status);
    }
}
