package dev.nightshift.bootstrap.access;

import dev.nightshift.adapters.web.WebServer;
import dev.nightshift.adapters.web.batch.JobStreams;
import dev.nightshift.bootstrap.configuration.FirstAdministrator;
import dev.nightshift.bootstrap.configuration.Session;
import dev.nightshift.bootstrap.configuration.Settings;
import dev.nightshift.embeddedpostgres.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** The whole service on a database of its own, in this process, so that its router can be asked. */
final class RunningServer implements AutoCloseable {

    static final String SECRET = "a secret of tests, which is long enough";
    static final String PASSWORD = "correct horse battery";
    private static final String NO_SERVICE = "http://127.0.0.1:1";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Session session;
    private final URI url;

    private RunningServer(Session session, URI url) {
        this.session = session;
        this.url = url;
    }

    static RunningServer start(Path dataDir) {
        Settings settings = Settings.of(
                dataDir,
                Map.of(
                        "PORT", "0",
                        "JWT_SECRET", SECRET,
                        "NIGHTSHIFT_ADMIN_PASSWORD", PASSWORD,
                        "BATCH_WORKER_ENABLED", "false",
                        "EXTERNAL_API_BASE_URL", NO_SERVICE,
                        "EXTERNAL_API_MAX_RETRIES", "0",
                        "NAVER_API_BASE_URL", NO_SERVICE,
                        "NAVER_CLIENT_ID", "nobody",
                        "NAVER_CLIENT_SECRET", "none"),
                Map.of());
        Session session = Session.open(settings, Role.SERVE);
        FirstAdministrator.found(session, settings);
        WebServer server = session.get(WebServer.class);
        server.start();
        return new RunningServer(session, URI.create("http://127.0.0.1:" + server.port()));
    }

    /** Every route, such as {@code GET /api/issues/{id}}. */
    Set<String> routes() {
        return session.get(WebServer.class).routes();
    }

    /** The answer as far as it has come: its body is read to the end only where it has one. */
    Answer send(String method, String path, String token, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
            try (InputStream stream = response.body()) {
                boolean isEndless = response.headers()
                        .firstValue("Content-Type")
                        .filter(type -> type.startsWith("text/event-stream"))
                        .isPresent();
                return new Answer(
                        response.statusCode(),
                        isEndless ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public void close() {
        session.get(JobStreams.class).closeAll();
        session.get(WebServer.class).stop();
        session.close();
    }

    /** What came back. */
    record Answer(int status, String body) {}
}
