package dev.nightshift.adapters.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.web.TestServer;
import dev.nightshift.domain.accounts.Role;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

    private static final TestServer BEHIND_PROXIES =
            TestServer.start(Map.of("nightshift.trusted-proxies", "127.0.0.1, 10.0.0.0/8, fd00::/8"));
    private static final TestServer BARE = TestServer.start();

    @AfterAll
    static void stop() {
        BEHIND_PROXIES.close();
        BARE.close();
    }

    private static String address(TestServer server, String... headers) {
        return server.as(Role.USER)
                .get("/api/odd/address", headers)
                .hasStatus(200)
                .text("address");
    }

    @Nested
    class Behind_trusted_proxies {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        203.0.113.9                          | 203.0.113.9
                        203.0.113.9:4711                     | 203.0.113.9
                        198.51.100.1, 203.0.113.9            | 203.0.113.9
                        127.0.0.1, 203.0.113.9, 10.1.2.3     | 203.0.113.9
                        203.0.113.9, fd00::1, 10.1.2.3       | 203.0.113.9
                        10.1.2.4, 10.1.2.3                   | 10.1.2.4
                        2001:db8:1:2:3:4:5:6                 | 2001:db8:1:2:0:0:0:0/64
                        [2001:db8:1:2::9]:443                | 2001:db8:1:2:0:0:0:0/64
                        ::ffff:203.0.113.9                   | 203.0.113.9
                        203.0.113.9, evil                    | 127.0.0.1
                        203.0.113.9, unknown, 10.1.2.3       | 10.1.2.3
                        203.0.113.9, 10.1.2.3,               | 127.0.0.1
                        localhost                            | 127.0.0.1
                        203.0.113                            | 127.0.0.1
                        0313.0.113.9                         | 127.0.0.1
                        3405803785                           | 127.0.0.1
                        203.0.113.256                        | 127.0.0.1
                        fe80::1%eth0                         | 127.0.0.1
                        [203.0.113.9]                        | 127.0.0.1
                        203.0.113.9:port                     | 127.0.0.1
                        ::::                                 | 127.0.0.1
                        """)
        void the_nearest_address_that_is_no_proxy_counts(String header, String expected) {
            assertThat(address(BEHIND_PROXIES, "X-Forwarded-For", header)).isEqualTo(expected);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '~',
                textBlock =
                        """
                        for=203.0.113.9                                            | 203.0.113.9
                        For="203.0.113.9:4711";proto=https;by=10.0.0.1             | 203.0.113.9
                        for="[2001:db8:1:2::9]:443"                                | 2001:db8:1:2:0:0:0:0/64
                        for=198.51.100.1, for=203.0.113.9;host="a,b;c", for=10.1.1.1 | 203.0.113.9
                        for=203.0.113.9, proto=http                                | 127.0.0.1
                        for=203.0.113.9, for=unknown                               | 127.0.0.1
                        for=203.0.113.9, for=_hidden, for=10.1.1.1                 | 10.1.1.1
                        for="203.0.113.9                                           | 127.0.0.1
                        for=203.0.113.9;for=203.0.113.8                            | 127.0.0.1
                        for=203.0.113.9 for=203.0.113.8                            | 127.0.0.1
                        203.0.113.9                                                | 127.0.0.1
                        for=                                                       | 127.0.0.1
                        for="203\\.0.113.9"                                        | 203.0.113.9
                        """)
        void the_standard_header_is_read_alike(String header, String expected) {
            assertThat(address(BEHIND_PROXIES, "Forwarded", header)).isEqualTo(expected);
        }

        @Test
        void a_list_over_several_lines_is_one_list() {
            assertThat(address(BEHIND_PROXIES, "X-Forwarded-For", "198.51.100.1", "X-Forwarded-For", "203.0.113.9"))
                    .isEqualTo("203.0.113.9");
        }

        @Test
        void headers_that_agree_are_believed_and_others_are_not() {
            assertThat(address(BEHIND_PROXIES, "Forwarded", "for=203.0.113.9", "X-Forwarded-For", "203.0.113.9"))
                    .isEqualTo("203.0.113.9");
            assertThat(address(BEHIND_PROXIES, "Forwarded", "for=203.0.113.9", "X-Forwarded-For", "198.51.100.1"))
                    .isEqualTo("127.0.0.1");
        }

        @Test
        void headers_without_end_are_no_danger() {
            assertThat(address(BEHIND_PROXIES, "Forwarded", "for=\"" + "\\x".repeat(5000) + "\""))
                    .isEqualTo("127.0.0.1");
            assertThat(address(BEHIND_PROXIES, "X-Forwarded-For", ",".repeat(10_000)))
                    .isEqualTo("127.0.0.1");
        }

        @Test
        void an_address_of_this_machine_in_a_header_opens_nothing() {
            BEHIND_PROXIES.anonymous().get("/prometheus").hasStatus(200);
            for (String header : new String[] {"X-Forwarded-For", "X-Real-IP", "Via", "X-Forwarded-Proto"}) {
                BEHIND_PROXIES
                        .anonymous()
                        .get("/prometheus", header, "127.0.0.1")
                        .isProblem(401);
            }
        }
    }

    @Nested
    class Without_trusted_proxies {

        @Test
        void no_header_counts() {
            assertThat(address(BARE, "X-Forwarded-For", "203.0.113.9")).isEqualTo("127.0.0.1");
            assertThat(address(BARE, "Forwarded", "for=203.0.113.9")).isEqualTo("127.0.0.1");
        }
    }

    @Nested
    class The_setting {

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "10.0.0.0/8", "10.0.0.1", "::1 , fd00::/8,", "192.168.1.7/24"})
        void takes_addresses_and_networks(String text) {
            assertThat(TrustedProxies.parse(text)).isNotNull();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "0.0.0.0/0",
                    "::/0",
                    "10.0.0.0/33",
                    "10.0.0/8",
                    "proxy.example",
                    "10.0.0.0/-1",
                    "fd00::/129",
                    "*"
                })
        void refuses_names_and_everybody(String text) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> TrustedProxies.parse(text)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'" + text + "'");
        }
    }
}
