package dev.nightshift.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that post, read and log in without pause, and send again under the same key what was answered with 503. */
final class Clients implements AutoCloseable {

    private static final int UNAVAILABLE = 503;
    private static final String CREDENTIALS = "{\"username\":\"admin\",\"password\":\"" + Service.PASSWORD + "\"}";
    private static final List<String> READ = List.of(
            "/api/batch/jobs?limit=5", "/api/issues?limit=5", "/prometheus", "/api/health", "/api/batch/workers");

    private final Service service;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicInteger written = new AtomicInteger();
    private final Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();

    private Clients(Service service) {
        this.service = service;
    }

    static Clients begin(Service service, int many) {
        Clients clients = new Clients(service);
        for (int number = 0; number < many; number++) {
            int client = number;
            Thread thread = new Thread(() -> clients.work(client), "client-" + number);
            clients.threads.add(thread);
            thread.start();
        }
        return clients;
    }

    private void work(int client) {
        try {
            String token = loggedIn();
            for (int call = 0; !ended.get(); call++) {
                String path = READ.get(call % READ.size());
                note(path, service.get(path, token));
                postUntilItIsThere("client %d issue %d".formatted(client, call), token);
                if (call % 20 == 19) {
                    token = loggedIn();
                }
            }
        } catch (RuntimeException | AssertionError failure) {
            wrong.add(String.valueOf(failure));
        }
    }

    /** One after the other: logins of one name at once count as failed ones until they have succeeded. */
    private String loggedIn() {
        synchronized (statuses) {
            while (true) {
                HttpResponse<String> answer = note("login", service.post("/api/auth/login", "", CREDENTIALS));
                if (answer.statusCode() == 200) {
                    return refreshed(new Json(answer.body()));
                }
            }
        }
    }

    /** Which is not tried again: a refresh token is good for once. */
    private String refreshed(Json login) {
        String body = "{\"refreshToken\":\"" + login.string("refreshToken") + "\"}";
        note("refresh", service.post("/api/auth/refresh", "", body));
        return login.string("accessToken");
    }

    private void postUntilItIsThere(String title, String token) {
        HttpResponse<String> answer;
        do {
            answer = note("post", service.post("/api/issues", token, "{\"title\":\"" + title + "\"}", title));
        } while (answer.statusCode() == UNAVAILABLE);
        written.incrementAndGet();
    }

    private HttpResponse<String> note(String what, HttpResponse<String> answer) {
        int status = answer.statusCode();
        statuses.computeIfAbsent(status, fresh -> new AtomicInteger()).incrementAndGet();
        boolean isUnavailable = status == UNAVAILABLE
                && answer.headers().firstValue("Retry-After").isPresent();
        if (status / 100 != 2 && !isUnavailable) {
            wrong.add(what + " " + status + " " + answer.body());
        }
        return answer;
    }

    /** How many issues were written, each under a title of its own. */
    int written() {
        return written.get();
    }

    /** How often each status was answered. */
    Map<Integer, AtomicInteger> statuses() {
        return new TreeMap<>(statuses);
    }

    /** Only 2xx, and 503 that says when to come back. */
    void assertWellAnswered() {
        assertThat(wrong).isEmpty();
    }

    @Override
    public void close() {
        ended.set(true);
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
