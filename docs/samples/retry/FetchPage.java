package sample;

import dev.nightshift.domain.retry.Backoff;
import dev.nightshift.domain.retry.CircuitBreaker;
import dev.nightshift.domain.retry.Failure;
import dev.nightshift.domain.retry.Jitter;
import dev.nightshift.domain.retry.Outcome;
import dev.nightshift.domain.retry.Retrier;
import dev.nightshift.domain.retry.RetryAfter;
import dev.nightshift.domain.retry.RetryBudget;
import dev.nightshift.domain.retry.RetryPolicy;
import dev.nightshift.domain.retry.SharedCircuitBreaker;
import dev.nightshift.domain.retry.SharedRetryBudget;
import dev.nightshift.domain.retry.AttemptResult;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Fetches a page from a service that may be busy, slow or away; needs the JDK and {@code domain}, nothing else. */
public final class FetchPage {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private FetchPage() {}

    /** @param arguments the address of the page */
    public static void main(String[] arguments) {
        RetryPolicy policy = RetryPolicy.of(3, Backoff.doubling(Duration.ofMillis(20), Duration.ofSeconds(2)))
                .with(Jitter.EQUAL)
                .within(Duration.ofSeconds(30))
                .timingOutAfter(Duration.ofSeconds(5));
        Retrier retrier = Retrier.by(policy, System::nanoTime, new SecureRandom())
                .spending(new SharedRetryBudget(RetryBudget.Rules.STANDARD, System.nanoTime()))
                .behind(new SharedCircuitBreaker(CircuitBreaker.Rules.STANDARD, System.nanoTime()));

        Outcome<String> page = retrier.call(
                time -> Thread.sleep(time.toMillis() + 1),
                (number, timeout) -> fetch(URI.create(arguments[0]), timeout));

        System.out.println(page.toOptional().orElse("no page") + " after " + page.attempts() + " attempts");
    }

    private static AttemptResult<String> fetch(URI page, Optional<Duration> timeout) {
        HttpRequest.Builder request = HttpRequest.newBuilder(page);
        timeout.ifPresent(request::timeout);
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
            Optional<Duration> retryAfter = answer.headers()
                    .firstValue("Retry-After")
                    .flatMap(field -> RetryAfter.parse(field, Instant.now()));
            return answer.statusCode() == 200
                    ? AttemptResult.done(answer.body())
                    : AttemptResult.failed(Failure.answered(answer.statusCode(), retryAfter));
        } catch (IOException failure) {
            return AttemptResult.failed(failure);
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            return AttemptResult.failed(cancelled);
        }
    }
}
