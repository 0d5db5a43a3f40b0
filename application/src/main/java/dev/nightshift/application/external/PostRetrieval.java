package dev.nightshift.application.external;

import dev.nightshift.domain.external.GoodPost;
import dev.nightshift.domain.external.GoodPosts;
import dev.nightshift.domain.external.Post;
import dev.nightshift.domain.external.PostSource;
import dev.nightshift.domain.retry.Delay;
import dev.nightshift.domain.retry.Outcome;
import dev.nightshift.domain.retry.Retrier;
import dev.nightshift.domain.retry.RetryWatcher;
import java.lang.System.Logger;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** How a post is got from the source, or from memory when the source fails. Holds no thread while it waits. */
final class PostRetrieval {

    private static final Logger LOG = System.getLogger(PostWatcher.class.getName());

    private final PostSource source;
    private final GoodPosts good;
    private final Retrier retrier;
    private final Delay delay;
    private final RetryWatcher meters;
    private final InstantSource clock;

    /** @param meters told of every attempt and every end */
    PostRetrieval(
            PostSource source, GoodPosts good, Retrier retrier, Delay delay, RetryWatcher meters, InstantSource clock) {
        this.source = source;
        this.good = good;
        this.retrier = retrier;
        this.delay = delay;
        this.meters = meters;
        this.clock = clock;
    }

    CompletionStage<FoundPost> retrieve(long id) {
        return retrier.watchedBy(new PostWatcher(id, meters, LOG))
                .callLater(delay, (number, timeout) -> source.find(id))
                .thenApply(outcome -> found(id, outcome));
    }

    private FoundPost found(long id, Outcome<Optional<Post>> outcome) {
        if (!(outcome instanceof Outcome.Succeeded<Optional<Post>> succeeded)) {
            return good.find(id, clock.instant())
                    .<FoundPost>map(post -> new FoundPost.Kept(post.post(), post.age(clock.instant())))
                    .orElseGet(FoundPost.Unavailable::new);
        }
        Optional<Post> post = succeeded.value();
        post.ifPresentOrElse(fresh -> good.keep(new GoodPost(fresh, clock.instant())), () -> good.forget(id));
        return post.<FoundPost>map(FoundPost.Fresh::new).orElseGet(FoundPost.Unknown::new);
    }
}
