package dev.nightshift.application.external;

import dev.nightshift.domain.external.GoodPosts;
import dev.nightshift.domain.external.PostSource;
import dev.nightshift.domain.retry.Delay;
import dev.nightshift.domain.retry.Retrier;
import dev.nightshift.domain.retry.RetryWatcher;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;

/** Shows the first post of the external service. */
public final class ShowExamplePost {

    private static final long FIRST = 1;

    private final PostRetrieval posts;

    /** @param meters told of every attempt and every end */
    public ShowExamplePost(
            PostSource source, GoodPosts good, Retrier retrier, Delay delay, RetryWatcher meters, InstantSource clock) {
        this.posts = new PostRetrieval(source, good, retrier, delay, meters, clock);
    }

    public CompletionStage<FoundPost> show() {
        return posts.retrieve(FIRST);
    }
}
