package dev.nightshift.benchmarks;

import dev.nightshift.embeddedpostgres.EmbeddedPostgres;
import dev.nightshift.embeddedpostgres.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The service as a process of its own, on loopback and a free port. */
final class Service implements AutoCloseable {

    private static final String PASSWORD =
            "benchmarks-only-" + ProcessHandle.current().pid();
    private static final Pattern TOKEN = Pattern.compile("\"accessToken\"\\s*:\\s*\"([^\"]+)\"");
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration BETWEEN_KNOCKS = Duration.ofMillis(10);

    private final Program program;
    private final Path dataDir;
    private final int port;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Duration startedIn;

    private Service(Program program, Path dataDir, int port) {
        this.program = program;
        this.dataDir = dataDir;
        this.port = port;
        this.startedIn = healthy();
    }

    /** As it is shipped. */
    static Service shipped(Workbench bench, Path dataDir, String... more) {
        return start(bench, List.of("-jar", bench.programJar().toString()), dataDir, Map.of(), more);
    }

    /** As it is shipped, with settings. */
    static Service shipped(Workbench bench, Path dataDir, Map<String, String> settings) {
        return start(bench, List.of("-jar", bench.programJar().toString()), dataDir, settings);
    }

    /** Another build of the program, with settings. */
    static Service of(Workbench bench, Path jar, Path dataDir, Map<String, String> settings, String... more) {
        return start(bench, List.of("-jar", jar.toString()), dataDir, settings, more);
    }

    /** A program that Java starts by these arguments. */
    static Service of(Workbench bench, List<String> program, Path dataDir, Map<String, String> settings) {
        return start(bench, program, dataDir, settings);
    }

    /** With the constant answer of {@link ConstantController} besides, of so many bytes. */
    static Service withConstant(Workbench bench, Path dataDir, int bytes, String... more) {
        return start(
                bench,
                List.of(
                        "-D" + ConstantController.BYTES + "=" + bytes,
                        "-cp",
                        bench.programJar() + System.getProperty("path.separator") + bench.ownJar(),
                        "dev.nightshift.bootstrap.Nightshift"),
                dataDir,
                Map.of(),
                more);
    }

    private static Service start(
            Workbench bench, List<String> program, Path dataDir, Map<String, String> settings, String... more) {
        int port = freePort();
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of("serve", "--host", "127.0.0.1", "--port", Integer.toString(port)));
        command.addAll(List.of("--data-dir", dataDir.toString()));
        command.addAll(List.of(more));
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("NIGHTSHIFT_ADMIN_PASSWORD", PASSWORD);
        Program started =
                Program.java(command, environment, bench.folder("logs").resolve("serve.log"));
        try {
            return new Service(started, dataDir, port);
        } catch (RuntimeException failure) {
            started.close();
            throw failure;
        }
    }

    int port() {
        return port;
    }

    /** From the start of its process to the first time that it was healthy. */
    Duration startedIn() {
        return startedIn;
    }

    Program program() {
        return program;
    }

    /** A token of the administrator. */
    String token() {
        HttpResponse<String> answer = send(request("/api/auth/login")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"username\": \"admin\", \"password\": \"" + PASSWORD + "\"}"))
                .build());
        Matcher token = TOKEN.matcher(answer.body());
        if (answer.statusCode() != 200 || !token.find()) {
            throw new BenchmarkFailed("no login: " + answer.statusCode() + " " + answer.body());
        }
        return token.group(1);
    }

    /** The size of an answer, in bytes. */
    int sizeOf(String path, String token) {
        return get(path, token).getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    }

    /** @throws BenchmarkFailed if the answer is another than 200 */
    String get(String path, String token) {
        HttpResponse<String> answer =
                send(request(path).header("Authorization", "Bearer " + token).build());
        if (answer.statusCode() != 200) {
            throw new BenchmarkFailed(path + " answers " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** @throws BenchmarkFailed if the answer is another */
    void post(String path, String token, String json, int status) {
        HttpResponse<String> answer = send(request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
        if (answer.statusCode() != status) {
            throw new BenchmarkFailed(path + " answers " + answer.statusCode() + " " + answer.body());
        }
    }

    /** Ends the service, and its PostgreSQL too should it have one and that be left. */
    @Override
    public void close() {
        program.close();
        if (Files.isDirectory(dataDir.resolve("postgres"))) {
            EmbeddedPostgres.open(dataDir, Role.GUEST).close();
        }
    }

    private Duration healthy() {
        HttpRequest health = request("/api/health").build();
        while (program.age().compareTo(LIMIT) < 0) {
            if (!program.isAlive()) {
                throw new BenchmarkFailed("the service ended: " + program.printed());
            }
            if (isFine(health)) {
                return program.age();
            }
            Pause.of(BETWEEN_KNOCKS);
        }
        throw new BenchmarkFailed("not healthy after %d s: %s".formatted(LIMIT.toSeconds(), program.printed()));
    }

    private boolean isFine(HttpRequest health) {
        try {
            return client.send(health, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailed("interrupted", interrupted);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailed("interrupted", interrupted);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
