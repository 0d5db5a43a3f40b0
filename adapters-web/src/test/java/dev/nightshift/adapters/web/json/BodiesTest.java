package dev.nightshift.adapters.web.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.web.Answer;
import dev.nightshift.adapters.web.Client;
import dev.nightshift.adapters.web.OnTestServer;
import dev.nightshift.adapters.web.TestServer;
import dev.nightshift.domain.accounts.Role;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnTestServer
class BodiesTest {

    private final Client client;

    BodiesTest(TestServer server) {
        this.client = server.as(Role.USER);
    }

    private Answer echo(String more) {
        return client.post("/api/odd/echo", "{\"text\": \"x\", \"number\": 1" + more + "}");
    }

    @Nested
    class A_value_of_its_type {

        @ParameterizedTest
        @CsvSource(
                delimiter = ';',
                quoteCharacter = '`',
                value = {
                    "large; 9223372036854775807; 9223372036854775807",
                    "large; 1e3; 1000",
                    "decimal; 0.10; 0.10",
                    "real; -0.5; -0.5",
                    "flag; true; true",
                    "at; \"2026-01-31T10:15:30.5+09:00\"; \"2026-01-31T01:15:30.500Z\"",
                    "day; \"2024-02-29\"; \"2024-02-29\"",
                    "zone; \"Asia/Seoul\"; \"Asia/Seoul\"",
                    "role; \"ADMIN\"; \"ADMIN\"",
                    "texts; [\"a\", \"\"]; [\"a\",\"\"]",
                    "numbers; [1]; [1]",
                    "counts; {\"a\": 1}; {\"a\":1}",
                    "part; {\"name\": \"n\"}; {\"name\":\"n\"}",
                    "parts; []; []",
                    "parts; null; null"
                })
        void is_taken_and_answered(String field, String sent, String answered) {
            Answer answer = echo(", \"%s\": %s".formatted(field, sent)).hasStatus(200);
            assertThat(answer.body()).contains("\"%s\":%s".formatted(field, answered));
        }
    }

    @Nested
    class A_value_that_breaks_a_rule {

        @ParameterizedTest
        @CsvSource(
                delimiter = ';',
                quoteCharacter = '`',
                value = {
                    "large; 9223372036854775808; /large",
                    "large; 1.5; /large",
                    "large; \"1\"; /large",
                    "large; 1e999999999; /large",
                    "decimal; \"0.1\"; /decimal",
                    "real; 1e400; /real",
                    "flag; \"true\"; /flag",
                    "flag; 1; /flag",
                    "at; 1767225600; /at",
                    "day; 20260131; /day",
                    "role; \"admin\"; /role",
                    "texts; \"a\"; /texts",
                    "texts; [\"a\", 1]; /texts/1",
                    "texts; [null]; /texts/0",
                    "numbers; {\"0\": 1}; /numbers",
                    "counts; {\"a/b\": \"1\"}; /counts/a~1b",
                    "part; []; /part",
                    "part; {}; /part/name",
                    "part; {\"name\": \"\"}; /part/name",
                    "part; {\"name\": \"n\", \"more\": 1}; /part/more",
                    "parts; [{\"name\": \"n\"}, {\"name\": \"too long\"}]; /parts/1/name"
                })
        void is_refused_with_its_pointer(String field, String sent, String pointer) {
            echo(", \"%s\": %s".formatted(field, sent)).isProblem(422).naming(pointer);
        }

        @Test
        void is_named_with_all_the_others() {
            client.post("/api/odd/echo", "{\"number\": null, \"role\": 1, \"more\": 2}")
                    .isProblem(422)
                    .naming("/text")
                    .naming("/number")
                    .naming("/role")
                    .naming("/more");
        }

        @Test
        void is_named_within_an_array() {
            client.post("/api/odd/many", "[{\"name\": \"n\"}, {\"name\": 1}]")
                    .isProblem(422)
                    .naming("/1/name");
            client.post("/api/odd/many", "[{\"name\": \"n\"}, {\"name\": \"\"}]")
                    .isProblem(422)
                    .naming("/1/name");
            client.post("/api/odd/many", "[]").hasStatus(200);
        }
    }

    @Nested
    class A_text_that_is_no_date_or_instant_or_zone {

        @ParameterizedTest
        @CsvSource({
            "at, yesterday",
            "at, 2026-01-31",
            "at, 2026-02-30T00:00:00Z",
            "day, 2026-02-29",
            "day, 31.1.2026",
            "zone, Mars/Olympus"
        })
        void cannot_be_read(String field, String text) {
            echo(", \"%s\": \"%s\"".formatted(field, text)).isProblem(400).naming("/" + field);
        }
    }

    @Nested
    class A_field_of_a_patch {

        @Test
        void may_be_absent_or_null_or_there() {
            assertThat(client.post("/api/odd/patch", "{}").text("title")).isEqualTo("before");
            Answer cleared = client.post("/api/odd/patch", "{\"title\": null}");
            assertThat(cleared.text("given")).isEqualTo("true");
            assertThat(cleared.text("title")).isEqualTo("null");
            assertThat(client.post("/api/odd/patch", "{\"title\": \"after\"}").text("title"))
                    .isEqualTo("after");
            client.post("/api/odd/patch", "{\"title\": 1}").isProblem(422).naming("/title");
        }
    }
}
