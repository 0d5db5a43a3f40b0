package dev.nightshift.adapters.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nightshift.adapters.web.Answer;
import dev.nightshift.adapters.web.Client;
import dev.nightshift.adapters.web.OnTestServer;
import dev.nightshift.adapters.web.TestServer;
import dev.nightshift.domain.accounts.Role;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnTestServer
class PrometheusTest {

    private static final String ADDRESS = "/prometheus";
    private static final String NUMBER = "(NaN|[+-]Inf|-?[0-9.]+(E-?[0-9]+)?)";
    private static final String LABEL = "[a-zA-Z_]+=\"([^\"\\\\]|\\\\.)*\"";
    private static final String SAMPLE = "[a-z][a-zA-Z0-9_]*(\\{%s(,%s)*})? %s".formatted(LABEL, LABEL, NUMBER);
    private static final String COMMENT = "# (HELP [a-z][a-zA-Z0-9_]* .*"
            + "|TYPE [a-z][a-zA-Z0-9_]* (counter|gauge|histogram|summary|unknown|untyped))";

    private final TestServer server;

    PrometheusTest(TestServer server) {
        this.server = server;
    }

    private String meters() {
        return server.anonymous().get(ADDRESS).hasStatus(200).body();
    }

    @Nested
    class Who_may_read {

        @Test
        void is_anybody_on_this_machine() {
            server.anonymous().get(ADDRESS).hasStatus(200);
            server.as(Role.USER).get(ADDRESS).hasStatus(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"Forwarded", "X-Forwarded-For", "X-Real-IP"})
        void is_not_who_comes_through_a_proxy_unless_an_administrator(String header) {
            for (String address : new String[] {"203.0.113.7", "127.0.0.1"}) {
                server.anonymous().get(ADDRESS, header, address).isProblem(401);
                server.as(Role.USER).get(ADDRESS, header, address).isProblem(403);
                server.as(Role.MANAGER).get(ADDRESS, header, address).isProblem(403);
                server.as(Role.ADMIN).get(ADDRESS, header, address).hasStatus(200);
            }
        }

        @Test
        void is_not_a_stranger_who_claims_to_be_local() throws IOException {
            Client stranger = new Client(fromOutside(), null);

            stranger.get(ADDRESS).isProblem(401);
            stranger.get(ADDRESS, "X-Forwarded-For", "127.0.0.1").isProblem(401);
            stranger.get(ADDRESS, "Forwarded", "for=127.0.0.1").isProblem(401);
        }

        /** The server by an address of this machine that is not loopback, where it has one. */
        private URI fromOutside() throws IOException {
            Optional<InetAddress> outer = NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(each -> each instanceof Inet4Address && !each.isLoopbackAddress())
                    .filter(this::isServed)
                    .findFirst();
            assumeTrue(outer.isPresent(), "there is no other address than loopback");
            return URI.create("http://%s:%d"
                    .formatted(
                            outer.orElseThrow().getHostAddress(), server.uri().getPort()));
        }

        private boolean isServed(InetAddress address) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(address, server.uri().getPort()), 500);
                return true;
            } catch (IOException refused) {
                return false;
            }
        }
    }

    @Nested
    class The_answer {

        @Test
        void is_the_text_format_that_prometheus_asks_for() {
            Answer answer = server.anonymous()
                    .get(
                            ADDRESS,
                            "Accept",
                            "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3,*/*;q=0.1")
                    .hasStatus(200);

            assertThat(answer.header("Content-Type"))
                    .startsWith("text/plain")
                    .contains("version=0.0.4", "charset=utf-8");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.header("Content-Length"))
                    .isEqualTo(Integer.toString(answer.body().length()));
        }

        @Test
        void can_be_read_line_by_line_to_its_end() {
            String body = meters();

            assertThat(body).endsWith("\n").hasSizeGreaterThan(8192);
            assertThat(body.lines())
                    .allSatisfy(line -> assertThat(line).matches(line.startsWith("#") ? COMMENT : SAMPLE));
        }

        @Test
        void tells_of_the_process() {
            assertThat(meters())
                    .contains(
                            "jvm_memory_used_bytes{area=\"heap\"",
                            "jvm_threads_live_threads ",
                            "jvm_gc_memory_allocated_bytes_total ",
                            "process_cpu_usage ",
                            "process_uptime_seconds ",
                            "process_files_open_files ");
        }
    }

    @Nested
    class Requests {

        private String requests(String method, String route, int status) {
            return "http_server_requests_seconds_count{method=\"%s\",status=\"%d\",uri=\"%s\"} "
                    .formatted(method, status, route);
        }

        @Test
        void are_told_by_template_and_never_by_path() {
            server.as(Role.USER).get("/api/issues/4711").isProblem(404);
            server.anonymous().get("/api/issues/4712").isProblem(401);

            assertThat(meters())
                    .contains(requests("GET", "/api/issues/{id}", 404), requests("GET", "/api/issues/{id}", 401))
                    .doesNotContain("/4711", "/4712");
        }

        @Test
        void that_lead_nowhere_are_one() {
            server.as(Role.USER).get("/api/nowhere/a").isProblem(404);
            server.as(Role.USER).get("/api/nowhere/b").isProblem(404);

            assertThat(meters()).contains(requests("GET", "none", 404)).doesNotContain("nowhere");
        }

        @Test
        void by_a_method_that_nobody_knows_are_one() {
            server.as(Role.USER).send("INVENTED", "/api/issues", null).isProblem(405);

            assertThat(meters()).contains("method=\"CUSTOM\"").doesNotContain("INVENTED");
        }
    }
}
