package dev.nightshift.bootstrap.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The service as a process of its own, on a free port of loopback. */
final class Service implements AutoCloseable {

    static final String PASSWORD = "correct horse battery";

    private static final Pattern URL = Pattern.compile("service\\s+(http://\\S+?)/?\\s*$");
    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"accessToken\"\\s*:\\s*\"([^\"]+)\"");

    private final Process process;
    private final List<String> said;
    private final Path err;
    private final URI url;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private Service(Process process, List<String> said, Path err, URI url) {
        this.process = process;
        this.said = said;
        this.err = err;
        this.url = url;
    }

    /** Starts it and waits until it says that it is ready. */
    static Service start(Program program, String... flags) {
        List<String> arguments = new ArrayList<>(List.of("serve", "--port", "0"));
        arguments.addAll(List.of(flags));
        try {
            Path err = Files.createTempFile(Files.createDirectories(Path.of("target", "programs")), "serve", ".err");
            Process process = program.with("NIGHTSHIFT_ADMIN_PASSWORD", PASSWORD)
                    .process(arguments.toArray(String[]::new))
                    .redirectError(err.toFile())
                    .start();
            BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
            List<String> said = new ArrayList<>();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said.add(line);
                Matcher service = URL.matcher(line);
                if (service.find()) {
                    return new Service(process, said, err, URI.create(service.group(1)));
                }
            }
            process.waitFor(10, TimeUnit.SECONDS);
            throw new AssertionError("the service did not start; it said " + said + Files.readString(err));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    List<String> said() {
        return said;
    }

    /** What it has logged so far. */
    String logged() {
        try {
            return Files.readString(err);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    URI url() {
        return url;
    }

    Process process() {
        return process;
    }

    String adminToken() {
        HttpResponse<String> answer =
                post("/api/auth/login", "", "{\"username\":\"admin\",\"password\":\"" + PASSWORD + "\"}");
        Matcher token = ACCESS_TOKEN.matcher(answer.body());
        if (!token.find()) {
            throw new AssertionError("login answered " + answer.statusCode() + " " + answer.body());
        }
        return token.group(1);
    }

    HttpResponse<String> get(String path, String token) {
        return send(request(path, token).GET().build());
    }

    HttpResponse<String> get(String path, String token, String accept) {
        return send(request(path, token).header("Accept", accept).GET().build());
    }

    HttpResponse<String> post(String path, String token, String json) {
        return send(request(path, token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    HttpResponse<String> patch(String path, String token, String json) {
        return send(request(path, token)
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    /** What may be sent again under the same key. */
    HttpResponse<String> post(String path, String token, String json, String idempotencyKey) {
        return send(request(path, token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    /** As {@code kill -9} would. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** As {@code Ctrl-C} or a service manager would. */
    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the service did not stop");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path)).timeout(Duration.ofSeconds(60));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
