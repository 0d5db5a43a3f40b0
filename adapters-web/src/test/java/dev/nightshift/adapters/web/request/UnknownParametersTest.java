package dev.nightshift.adapters.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.web.Answer;
import dev.nightshift.adapters.web.Client;
import dev.nightshift.adapters.web.OnTestServer;
import dev.nightshift.adapters.web.TestServer;
import dev.nightshift.domain.accounts.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnTestServer
class UnknownParametersTest {

    private final TestServer server;
    private final Client client;

    UnknownParametersTest(TestServer server) {
        this.server = server;
        this.client = server.as(Role.USER);
    }

    @Test
    void a_mistyped_parameter_is_named_with_the_one_that_is_meant() {
        Answer answer = client.get("/api/batch/jobs?limti=3&state=RUNNING")
                .isProblem(422)
                .naming("limti");
        assertThat(answer.text("errors", "0", "message"))
                .startsWith("is not known here; did you mean limit?")
                .contains("cursor", "state", "owner");
    }

    @Test
    void an_address_without_parameters_takes_none() {
        assertThat(client.get("/api/auth/me?verbose=true")
                        .isProblem(422)
                        .naming("verbose")
                        .text("errors", "0", "message"))
                .isEqualTo("is not known here. This address takes no parameters.");
        client.post("/api/issues?dry=true", "{\"title\": \"t\"}").isProblem(422).naming("dry");
    }

    @Test
    void nobody_learns_from_them_what_an_address_takes() {
        server.anonymous().get("/api/batch/jobs?limti=3").isProblem(401);
        client.get("/api/admin/users?limti=3").isProblem(403);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/batch/jobs?limit=3&state=RUNNING&type=NO_OP&priority=HIGH&owner=me&text=word&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z",
        "/api/issues?limit=3&status=OPEN&reporter=a&assignee=b&text=c",
        "/api/issues/popular?by=activity&at=2026-01-01T00:00:00Z",
        "/api/odd/typed?day=2026-01-01&flag=true"
    })
    void all_that_are_known_are_taken(String path) {
        client.get(path).hasStatus(200);
    }
}
