package dev.nightshift.bootstrap.wiring;

import dev.nightshift.adapters.httpclient.external.HttpPostSource;
import dev.nightshift.adapters.persistence.external.CaffeineGoodPosts;
import dev.nightshift.adapters.scheduler.retry.MicronautDelay;
import dev.nightshift.application.external.ShowExamplePost;
import dev.nightshift.application.external.ShowPost;
import dev.nightshift.domain.external.GoodPosts;
import dev.nightshift.domain.external.PostSource;
import dev.nightshift.domain.retry.Backoff;
import dev.nightshift.domain.retry.CircuitBreaker;
import dev.nightshift.domain.retry.Delay;
import dev.nightshift.domain.retry.Retrier;
import dev.nightshift.domain.retry.RetryBudget;
import dev.nightshift.domain.retry.RetryPolicy;
import dev.nightshift.domain.retry.RetryWatcher;
import dev.nightshift.domain.retry.SharedCircuitBreaker;
import dev.nightshift.domain.retry.SharedRetryBudget;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.cache.SyncCache;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** The external service of posts. */
@Factory
final class ExternalWiring {

    private static final Logger LOG = System.getLogger(ExternalWiring.class.getName());

    private static final String SHARED = "external";
    private static final String BREAKER_TURNS =
            "The circuit breaker of external posts goes from %s to %s: %d of %d calls failed";

    /** Somebody waits for the answer: who asks for a longer pause is given up. */
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofSeconds(10);

    private static final Duration POSTS_FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Duration EXAMPLE_WAIT = Duration.ofSeconds(1);

    private final Duration timeout;
    private final int maxRetries;

    ExternalWiring(
            @Value("${nightshift.external.timeout:5000}") int timeoutMillis,
            @Value("${nightshift.external.max-retries:3}") int maxRetries) {
        this.timeout = Duration.ofMillis(timeoutMillis);
        this.maxRetries = maxRetries;
    }

    @Singleton
    @Bean(preDestroy = "close")
    HttpPostSource postSource(
            @Value("${nightshift.external.base-url:`https://jsonplaceholder.typicode.com`}") URI baseUrl,
            InstantSource clock) {
        return new HttpPostSource(baseUrl, timeout, clock);
    }

    @Singleton
    GoodPosts goodPosts(@Named("good-posts") SyncCache<?> kept) {
        return new CaffeineGoodPosts(kept);
    }

    /** A thread of its own, for those of the recurring jobs may be busy with one. */
    @Singleton
    @Named("retries")
    @Bean(preDestroy = "shutdownNow")
    ScheduledThreadPoolExecutor retryThread() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "retries");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }

    @Singleton
    Delay retryDelay(@Named("retries") ScheduledThreadPoolExecutor thread) {
        return new MicronautDelay(thread);
    }

    /** The two kinds of calls go to one service, and share what is known of its health. */
    @Singleton
    @Named(SHARED)
    SharedCircuitBreaker externalBreaker() {
        return new SharedCircuitBreaker(
                CircuitBreaker.Rules.STANDARD,
                System.nanoTime(),
                change -> LOG.log(
                        Level.WARNING,
                        () -> BREAKER_TURNS.formatted(change.from(), change.to(), change.failures(), change.calls())));
    }

    @Singleton
    @Named(SHARED)
    SharedRetryBudget externalBudget() {
        return new SharedRetryBudget(RetryBudget.Rules.STANDARD, System.nanoTime());
    }

    @Singleton
    @Named(SHARED)
    RetryWatcher externalMeters(
            @Named(SHARED) SharedCircuitBreaker breaker,
            @Named(SHARED) SharedRetryBudget budget,
            @Value("${nightshift.meters:false}") boolean metered,
            BeanProvider<MeterRegistry> registry) {
        return metered ? ExternalMeters.watching(breaker, budget, registry.get()) : new RetryWatcher() {};
    }

    @Singleton
    ShowPost showPost(
            PostSource source,
            GoodPosts good,
            Delay delay,
            @Named(SHARED) SharedCircuitBreaker breaker,
            @Named(SHARED) SharedRetryBudget budget,
            @Named(SHARED) RetryWatcher meters,
            InstantSource clock) {
        RetryPolicy policy = RetryPolicy.of(Math.max(1, maxRetries), Backoff.doubling(POSTS_FIRST_WAIT, LONGEST_WAIT));
        Retrier retrier = retrier(policy).spending(budget).behind(breaker);
        return new ShowPost(source, good, retrier, delay, meters, clock);
    }

    @Singleton
    ShowExamplePost showExamplePost(
            PostSource source,
            GoodPosts good,
            Delay delay,
            @Named(SHARED) SharedCircuitBreaker breaker,
            @Named(SHARED) SharedRetryBudget budget,
            @Named(SHARED) RetryWatcher meters,
            InstantSource clock) {
        RetryPolicy policy = RetryPolicy.of(1 + maxRetries, Backoff.fixed(EXAMPLE_WAIT));
        Retrier retrier = retrier(policy).spending(budget).behind(breaker);
        return new ShowExamplePost(source, good, retrier, delay, meters, clock);
    }

    private Retrier retrier(RetryPolicy policy) {
        return Retrier.by(
                policy.timingOutAfter(timeout).heedingRetryAfterUpTo(LONGEST_RETRY_AFTER),
                System::nanoTime,
                sharedRandom());
    }

    /** Each thread has its own. */
    private static RandomGenerator sharedRandom() {
        return () -> ThreadLocalRandom.current().nextLong();
    }
}
