package dev.nightshift.adapters.httpclient;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;

/** What a stub of an external service does with a call. */
@FunctionalInterface
public interface StubReply {

    void send(HttpExchange exchange) throws IOException, InterruptedException;

    /** @param retryAfter seconds or a date */
    static StubReply busy(int status, String retryAfter) {
        return exchange -> {
            exchange.getResponseHeaders().add("Retry-After", retryAfter);
            text(status, "{}").send(exchange);
        };
    }

    static StubReply text(int status, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json; charset=UTF-8");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    static StubReply redirect(String location) {
        return exchange -> {
            exchange.getResponseHeaders().add("Location", location);
            exchange.sendResponseHeaders(302, -1);
        };
    }

    /** Ends the connection in the middle of the body. */
    static StubReply truncated() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write("{\"total\": 12".getBytes(UTF_8));
            exchange.getResponseBody().flush();
        };
    }

    /** Ends the connection without an answer. */
    static StubReply hangUp() {
        return HttpExchange::close;
    }

    /** A byte now and then, forever. */
    static StubReply dripping(Duration between) {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                Thread.sleep(between.toMillis());
            }
        };
    }

    default StubReply after(Duration delay) {
        return exchange -> {
            Thread.sleep(delay.toMillis());
            send(exchange);
        };
    }
}
