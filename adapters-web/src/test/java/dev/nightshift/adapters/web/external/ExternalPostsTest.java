package dev.nightshift.adapters.web.external;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.web.Answer;
import dev.nightshift.adapters.web.Client;
import dev.nightshift.adapters.web.OnTestServer;
import dev.nightshift.adapters.web.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnTestServer
class ExternalPostsTest {

    private final Client client;

    ExternalPostsTest(TestServer server) {
        client = server.anonymous();
    }

    @Test
    void a_post_is_shown_to_everybody() {
        Answer answer = client.get("/api/external/posts/7").hasStatus(200);

        assertThat(answer.body()).isEqualTo("{\"id\":7,\"title\":\"Title 7\",\"body\":\"Body\",\"userId\":3}");
        assertThat(answer.header("X-Degraded")).isNull();
    }

    @Test
    void the_example_is_the_first_post() {
        assertThat(client.get("/api/external/example").hasStatus(200).text("title"))
                .isEqualTo("Title 1");
    }

    @Test
    void a_stand_in_is_shown_when_the_service_is_away() {
        Answer answer = client.get("/api/external/posts/500").hasStatus(200).saysNothingOfJava();

        assertThat(answer.header("X-Degraded")).isEqualTo("true");
        assertThat(answer.header("Age")).isNull();
        assertThat(answer.body())
                .isEqualTo("{\"id\":500,\"title\":\"Fallback: Post Unavailable\","
                        + "\"body\":\"External API is currently unavailable\",\"error\":true}");
    }

    @Test
    void what_the_service_gave_before_is_shown_rather_than_a_stand_in() {
        Answer answer = client.get("/api/external/posts/501").hasStatus(200);

        assertThat(answer.header("X-Degraded")).isEqualTo("true");
        assertThat(answer.header("Age")).isEqualTo("40");
        assertThat(answer.text("title")).isEqualTo("Title 501");
    }

    @Test
    void a_post_that_the_service_does_not_have_is_not_found() {
        client.get("/api/external/posts/100").isProblem(404);
    }

    @ParameterizedTest
    @CsvSource({"0, 422", "-1, 422", "x, 400", "1.0, 400", "92233720368547758080, 400", "..%2F..%2Fusers, 400"})
    void a_wrong_id_is_refused(String id, int status) {
        client.get("/api/external/posts/" + id).isProblem(status).naming("id");
    }
}
