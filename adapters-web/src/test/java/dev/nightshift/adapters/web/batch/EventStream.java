package dev.nightshift.adapters.web.batch;

import dev.nightshift.adapters.web.TestServer;
import dev.nightshift.domain.accounts.User;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A stream of events that is really read, by a thread of its own. */
final class EventStream implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpResponse<InputStream> response;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<String> comments = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Boolean> end = new CompletableFuture<>();

    private EventStream(HttpResponse<InputStream> response) {
        this.response = response;
        if (response.statusCode() == 200) {
            Thread thread = new Thread(this::read, "event-stream");
            thread.setDaemon(true);
            thread.start();
        }
    }

    static EventStream of(TestServer server, User user, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri().resolve(path))
                .header("Authorization", "Bearer " + server.tokenOf(user))
                .header("Accept-Encoding", "gzip");
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return new EventStream(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure);
        }
    }

    int status() {
        return response.statusCode();
    }

    @Nullable
    String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    List<Event> events(String name) {
        return events.stream().filter(event -> event.name().equals(name)).toList();
    }

    List<String> comments() {
        return comments;
    }

    /** The first event that was wanted; fails when none comes in ten seconds. */
    Event await(String name, Predicate<String> data) {
        return awaited(() -> events(name).stream()
                .filter(event -> data.test(event.data()))
                .findFirst()
                .orElse(null));
    }

    void awaitComments(int count) {
        awaited(() -> comments.size() >= count ? true : null);
    }

    /** Waits until the server ends it. */
    void awaitEnd() throws Exception {
        end.get(10, TimeUnit.SECONDS);
    }

    boolean hasEnded() {
        return end.isDone();
    }

    private synchronized <T> T awaited(Supplier<@Nullable T> wanted) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        T found = wanted.get();
        while (found == null && System.nanoTime() - deadline < 0) {
            awaitNews(deadline - System.nanoTime());
            found = wanted.get();
        }
        if (found == null) {
            throw new AssertionError("not in time: %s %s".formatted(events, comments));
        }
        return found;
    }

    private synchronized void awaitNews(long nanos) {
        try {
            TimeUnit.NANOSECONDS.timedWait(this, nanos);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            List<String> block = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    dispatch(block);
                    block.clear();
                } else {
                    block.add(line);
                }
            }
            end.complete(true);
        } catch (IOException cut) {
            end.complete(false);
        }
    }

    private synchronized void dispatch(List<String> block) {
        String id = "";
        String name = "";
        StringBuilder data = new StringBuilder();
        for (String line : block) {
            if (line.startsWith(":")) {
                comments.add(line.substring(1).strip());
            } else if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data.append(line.substring(6));
            }
        }
        if (!data.isEmpty()) {
            events.add(new Event(id, name, data.toString()));
        }
        notifyAll();
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException alreadyClosed) {
            end.complete(false);
        }
    }

    /** An event as it came. */
    record Event(String id, String name, String data) {}
}
