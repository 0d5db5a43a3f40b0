package dev.nightshift.adapters.httpclient.external;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.nightshift.domain.external.Post;
import dev.nightshift.domain.retry.AttemptResult;
import dev.nightshift.domain.retry.Failure;
import dev.nightshift.domain.retry.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Calls by TLS: who is asked has to prove who it is. */
@Timeout(60)
class TlsTest {

    private static final String PASSWORD = "changeit";
    private static final String TRUST_STORE = "javax.net.ssl.trustStore";
    private static final String JSON = "{\"userId\":3,\"id\":7,\"title\":\"T\",\"body\":\"B\"}";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @AfterEach
    void trust_as_before() {
        System.clearProperty(TRUST_STORE);
        System.clearProperty(TRUST_STORE + "Password");
    }

    private static void trust(Path keys) {
        System.setProperty(TRUST_STORE, keys.toString());
        System.setProperty(TRUST_STORE + "Password", PASSWORD);
    }

    /** A key with a certificate that nobody but itself vouches for. */
    private Path keyOf(String name) throws IOException, InterruptedException {
        Path keys = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "SAN=" + name,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.txt").toFile())
                .start();
        assertThat(keytool.waitFor(50, TimeUnit.SECONDS)).isTrue();
        return keys;
    }

    private HttpsServer serving(Path keys) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, JSON.length());
                exchange.getResponseBody().write(JSON.getBytes(UTF_8));
            }
        });
        server.start();
        return server;
    }

    private static AttemptResult<Optional<Post>> asked(int port) {
        URI uri = URI.create("https://127.0.0.1:" + port);
        try (HttpPostSource posts = new HttpPostSource(uri, Duration.ofSeconds(20), InstantSource.system())) {
            return posts.find(7).join();
        }
    }

    private static void assertFailed(AttemptResult<?> tried, Fault fault) {
        assertThat(tried).isInstanceOfSatisfying(AttemptResult.Failed.class, failed -> assertThat(failed.failure())
                .isEqualTo(Failure.of(fault)));
    }

    @Test
    void a_service_that_proves_to_be_the_one_that_is_asked_answers() throws Exception {
        Path keys = keyOf("IP:127.0.0.1");
        trust(keys);
        HttpsServer server = serving(keys);
        try {
            assertThat(asked(server.getAddress().getPort()))
                    .isEqualTo(AttemptResult.done(Optional.of(new Post(7, "T", "B", 3))));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_service_of_another_name_is_refused_although_it_is_trusted() throws Exception {
        Path keys = keyOf("DNS:elsewhere.example");
        trust(keys);
        HttpsServer server = serving(keys);
        try {
            assertFailed(asked(server.getAddress().getPort()), Fault.TLS_CERTIFICATE);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_service_that_nobody_vouches_for_is_refused() throws Exception {
        HttpsServer server = serving(keyOf("IP:127.0.0.1"));
        try {
            assertFailed(asked(server.getAddress().getPort()), Fault.TLS_CERTIFICATE);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_service_that_hangs_up_or_knows_no_tls_has_not_been_asked() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread greeter = new Thread(() -> {
                for (String greeting : new String[] {"", "HTTP/1.1 400 Bad Request\r\n\r\n"}) {
                    try (var socket = server.accept()) {
                        socket.getOutputStream().write(greeting.getBytes(UTF_8));
                    } catch (IOException over) {
                        return;
                    }
                }
            });
            greeter.start();
            assertFailed(asked(server.getLocalPort()), Fault.TLS_HANDSHAKE);
            assertFailed(asked(server.getLocalPort()), Fault.TLS_HANDSHAKE);
        }
    }
}
