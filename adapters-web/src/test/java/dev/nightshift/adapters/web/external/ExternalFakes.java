package dev.nightshift.adapters.web.external;

import dev.nightshift.application.external.ShowExamplePost;
import dev.nightshift.application.external.ShowPost;
import dev.nightshift.domain.external.GoodPost;
import dev.nightshift.domain.external.GoodPosts;
import dev.nightshift.domain.external.InMemoryGoodPosts;
import dev.nightshift.domain.external.Post;
import dev.nightshift.domain.retry.AttemptResult;
import dev.nightshift.domain.retry.Delay;
import dev.nightshift.domain.retry.Failure;
import dev.nightshift.domain.retry.Fault;
import dev.nightshift.domain.retry.Retrier;
import dev.nightshift.domain.retry.RetryPolicy;
import dev.nightshift.domain.retry.RetryWatcher;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** An external service that has the posts below 100, and is away for those from 500; it gave 501 forty seconds ago. */
@Factory
final class ExternalFakes {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    /** Nothing is tried again. */
    private static final Delay NO_DELAY = (time, task) -> () -> {};

    private final GoodPosts good = new InMemoryGoodPosts();

    ExternalFakes() {
        good.keep(new GoodPost(post(501), NOW.minusSeconds(40)));
    }

    @Singleton
    ShowPost showPost() {
        return new ShowPost(this::find, good, once(), NO_DELAY, new RetryWatcher() {}, InstantSource.fixed(NOW));
    }

    @Singleton
    ShowExamplePost showExamplePost() {
        return new ShowExamplePost(this::find, good, once(), NO_DELAY, new RetryWatcher() {}, InstantSource.fixed(NOW));
    }

    private static Retrier once() {
        return Retrier.by(RetryPolicy.never(), () -> 0, new Random(1));
    }

    private CompletionStage<AttemptResult<Optional<Post>>> find(long id) {
        if (id >= 500) {
            return CompletableFuture.completedStage(AttemptResult.failed(Failure.of(Fault.CONNECT_REFUSED)));
        }
        return CompletableFuture.completedStage(
                AttemptResult.done(id < 100 ? Optional.of(post(id)) : Optional.empty()));
    }

    private static Post post(long id) {
        return new Post(id, "Title " + id, "Body", 3);
    }
}
