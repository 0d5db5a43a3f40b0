package dev.nightshift.adapters.web.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.web.Answer;
import dev.nightshift.adapters.web.Client;
import dev.nightshift.adapters.web.OnTestServer;
import dev.nightshift.adapters.web.TestServer;
import io.micronaut.web.router.Router;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnTestServer
class DocsTest {

    private final TestServer server;
    private final Client client;

    DocsTest(TestServer server) {
        this.server = server;
        this.client = server.anonymous();
    }

    @Nested
    class The_description {

        @Test
        void says_what_it_is_and_how_to_get_in() {
            Answer description = client.get("/openapi.yml").hasStatus(200);
            assertThat(description.header("Content-Type")).startsWith("application/yaml");
            assertThat(description.body())
                    .startsWith("openapi: 3.")
                    .contains("title: Nightshift", "scheme: bearer", "application/problem+json", "Idempotency-Key")
                    .doesNotContain("dev.nightshift", "io.micronaut", "java.");
        }

        @Test
        void names_every_address_of_the_api() {
            String description = client.get("/openapi.yml").body();
            assertThat(server.get(Router.class).uriRoutes())
                    .extracting(route -> route.getUriMatchTemplate().toPathString())
                    .filteredOn(path -> path.startsWith("/api/") && !path.startsWith("/api/odd"))
                    .isNotEmpty()
                    .allSatisfy(path -> assertThat(description).contains("\n  " + path + ":\n"));
        }

        @Test
        void knows_no_argument_that_is_ours_alone() {
            assertThat(client.get("/openapi.yml").body())
                    .doesNotContain("name: paging", "name: caller", "schemas/Paging", "schemas/Caller");
        }
    }

    @Nested
    class The_page {

        @Test
        void loads_nothing_from_elsewhere() {
            Answer page = client.get("/docs").hasStatus(200);
            assertThat(page.header("Content-Type")).startsWith("text/html");
            assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'self'");
            assertThat(page.body()).doesNotContain("http:", "https:", "<script>", "<style", "style=");
        }

        @ParameterizedTest
        @CsvSource({
            "page.css, text/css",
            "page.js, text/javascript",
            "swagger-ui.css, text/css",
            "swagger-ui-bundle.js, text/javascript",
            "favicon-32x32.png, image/png"
        })
        void has_its_files(String file, String type) {
            assertThat(client.get("/docs/" + file).hasStatus(200).header("Content-Type"))
                    .startsWith(type);
        }

        @ParameterizedTest
        @ValueSource(strings = {"swagger-initializer.js", "index.html", "..%2Fpage.js", "swagger-ui.js.map", "%2e%2e"})
        void has_no_others(String file) {
            assertThat(client.get("/docs/" + file).status()).isIn(400, 404);
        }
    }
}
