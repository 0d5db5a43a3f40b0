package dev.nightshift.application.external;

import dev.nightshift.domain.external.GoodPosts;
import dev.nightshift.domain.external.PostSource;
import dev.nightshift.domain.retry.Delay;
import dev.nightshift.domain.retry.Retrier;
import dev.nightshift.domain.retry.RetryWatcher;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;

/** Shows a post of the external service. */
public final class ShowPost {

    private final PostRetrieval posts;

    /** @param meters told of every attempt and every end */
    public ShowPost(
            PostSource source, GoodPosts good, Retrier retrier, Delay delay, RetryWatcher meters, InstantSource clock) {
        this.posts = new PostRetrieval(source, good, retrier, delay, meters, clock);
    }

    /** @param id positive */
    public CompletionStage<FoundPost> show(long id) {
        return posts.retrieve(id);
    }
}
