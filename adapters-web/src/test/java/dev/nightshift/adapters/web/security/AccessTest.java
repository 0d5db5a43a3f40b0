package dev.nightshift.adapters.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.nightshift.adapters.web.Answer;
import dev.nightshift.adapters.web.Client;
import dev.nightshift.adapters.web.OnTestServer;
import dev.nightshift.adapters.web.RawClient;
import dev.nightshift.adapters.web.TestServer;
import dev.nightshift.domain.MovableClock;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.accounts.SessionId;
import dev.nightshift.domain.accounts.User;
import java.time.Duration;
import java.util.Date;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnTestServer
class AccessTest {

    private final TestServer server;
    private final User ada;
    private final SessionId session;

    AccessTest(TestServer server) {
        this.server = server;
        this.ada = server.user("ada", Role.ADMIN);
        this.session = server.session(ada);
    }

    private void isRefused(String token) {
        Answer answer = server.anonymous().withToken(token).get("/api/auth/me").isProblem(401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @SuppressWarnings("JavaUtilDate") // the library knows no other
    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("nightshift")
                .audience("nightshift-api")
                .subject(Long.toString(ada.id().value()))
                .expirationTime(
                        Date.from(server.get(MovableClock.class).instant().plus(Duration.ofMinutes(1))))
                .claim("sid", session.value().toString())
                .claim("ver", 1);
    }

    private static String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, String secret) throws JOSEException {
        SignedJWT token = new SignedJWT(new JWSHeader(algorithm), claims);
        token.sign(new MACSigner(secret));
        return token.serialize();
    }

    private String signed(UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        return signed(change.apply(claims()).build(), JWSAlgorithm.HS256, TestServer.SECRET);
    }

    @Nested
    class A_token {

        @Test
        void that_is_ours_is_believed() throws JOSEException {
            server.anonymous()
                    .withToken(signed(claims -> claims))
                    .get("/api/auth/me")
                    .hasStatus(200);
        }

        @Test
        void that_is_missing_or_no_token_is_refused() {
            server.anonymous().get("/api/auth/me").isProblem(401);
            isRefused("x");
            isRefused("a.b.c");
            isRefused("");
            server.anonymous()
                    .get("/api/auth/me", "Authorization", "Basic YTpi")
                    .isProblem(401);
        }

        @Test
        void that_is_signed_by_nobody_or_with_another_secret_is_refused() throws JOSEException {
            isRefused(new PlainJWT(claims().build()).serialize());
            isRefused(signed(claims().build(), JWSAlgorithm.HS256, "another secret, which is long enough"));
            String ours = signed(claims -> claims);
            isRefused(ours.substring(0, ours.lastIndexOf('.') + 1));
            isRefused(ours.substring(0, ours.length() - 2) + (ours.endsWith("AA") ? "BB" : "AA"));
        }

        @Test
        @SuppressWarnings("JavaUtilDate")
        void that_lacks_a_claim_or_has_a_wrong_one_is_refused() throws JOSEException {
            isRefused(signed(claims -> claims.expirationTime(null)));
            isRefused(signed(claims -> claims.expirationTime(
                    Date.from(server.get(MovableClock.class).instant()))));
            isRefused(signed(claims -> claims.issuer("another")));
            isRefused(signed(claims -> claims.issuer(null)));
            isRefused(signed(claims -> claims.audience("another")));
            isRefused(signed(claims -> claims.subject(null)));
            isRefused(signed(claims -> claims.subject("0")));
            isRefused(signed(claims -> claims.subject("ada")));
            isRefused(signed(claims -> claims.subject("99999999999999999999")));
            isRefused(signed(claims -> claims.subject("4711")));
            isRefused(signed(claims -> claims.claim("sid", null)));
            isRefused(signed(claims -> claims.claim("sid", "1")));
            isRefused(signed(claims -> claims.claim("sid", UUID.randomUUID().toString())));
            isRefused(signed(claims -> claims.claim("ver", null)));
            isRefused(signed(claims -> claims.claim("ver", 0)));
            isRefused(signed(claims -> claims.claim("ver", 2)));
            isRefused(signed(claims -> claims.claim("ver", "1")));
            isRefused(signed(claims -> claims.claim("ver", 1.5)));
        }

        @Test
        void of_the_version_before_is_refused() throws JOSEException {
            isRefused(signed(claims -> claims.claim("sid", null)
                    .claim("ver", null)
                    .claim("username", "ada")
                    .claim("role", "ADMIN")));
        }
    }

    @Nested
    class Without_a_token {

        private final Client nobody = server.anonymous();

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/api/auth/me",
                    "/api/admin/users",
                    "/api/unknown",
                    "/api",
                    "/api/",
                    "/api/odd/broken",
                    "/api/health/more",
                    "/api/auth/login/more",
                    "/beans",
                    "/env",
                    "/loggers"
                })
        void this_is_refused_or_not_there(String path) {
            int expected = path.startsWith("/api") ? 401 : 404;
            nobody.get(path).isProblem(expected);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "//api/admin/users",
                    "/api//admin/users",
                    "/API/admin/users",
                    "/%61pi/admin/users",
                    "/x/../api/admin/users",
                    "/./api/admin/users",
                    "/api/admin/users/",
                    "/api;x/admin/users",
                    "/api/admin;x/users"
                })
        void no_spelling_of_an_address_leads_around_the_rules(String path) {
            Answer answer = RawClient.send(server.uri(), "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(answer.status()).isIn(400, 401, 404);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/api/health", "/health", "/openapi.yml", "/docs", "/docs/swagger-ui.css"})
        void this_is_open(String path) {
            nobody.get(path).hasStatus(200);
        }

        @Test
        void nothing_is_told_of_the_parts_of_the_service() {
            assertThat(nobody.get("/health").body()).contains("\"UP\"", "\"details\":null");
        }

        @Test
        void a_wrong_way_to_ask_for_what_is_open_is_told() {
            assertThat(nobody.get("/api/auth/login").isProblem(405).header("Allow"))
                    .isEqualTo("POST");
            nobody.post("/api/auth/login", "{}", "Content-Type", "text/plain").isProblem(415);
            nobody.post("/api/health", "{}").isProblem(405);
        }

        @Test
        void nothing_is_changed() {
            nobody.post("/unknown", "{}").isProblem(401);
            nobody.post("/health", "{}").isProblem(405);
        }
    }

    @Nested
    class With_a_token {

        @Test
        void an_unknown_address_is_not_there() {
            server.as(Role.USER).get("/api/unknown").isProblem(404);
            server.as(Role.ADMIN).get("/api/admin/unknown").isProblem(404);
        }

        @Test
        void administration_is_for_administrators() {
            for (Role role : new Role[] {Role.USER, Role.MANAGER}) {
                server.as(role).get("/api/admin/users").isProblem(403);
                server.as(role).get("/api/admin/unknown").isProblem(403);
                server.as(role).post("/api/admin/users", "{}").isProblem(403);
            }
            server.as(Role.ADMIN).get("/api/admin/users").hasStatus(200);
        }

        @Test
        void a_controller_may_ask_for_a_role() {
            server.as(Role.USER).get("/api/odd/managers").isProblem(403);
            server.as(Role.MANAGER).get("/api/odd/managers").hasStatus(200);
            server.as(Role.ADMIN).get("/api/odd/managers").hasStatus(200);
        }
    }
}
