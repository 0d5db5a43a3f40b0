package dev.nightshift.application.external;

import dev.nightshift.domain.external.Post;
import dev.nightshift.domain.external.PostSource;
import dev.nightshift.domain.external.PostSourceUnavailable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Shows a post of the outside service, or a stand-in when it cannot be had. */
public final class ShowPost {

    private static final Logger LOG = System.getLogger(ShowPost.class.getName());

    private final PostSource posts;

    public ShowPost(PostSource posts) {
        this.posts = posts;
    }

    /** @param id positive */
    public Outcome show(long id) {
        try {
            return posts.find(id).<Outcome>map(Outcome.Found::new).orElseGet(Outcome.NotFound::new);
        } catch (PostSourceUnavailable failure) {
            LOG.log(Level.WARNING, "Post {0} is shown as a stand-in: {1}", Long.toString(id), failure.getMessage());
            return new Outcome.Degraded(Post.standIn(id));
        }
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Found(Post post) implements Outcome {}

        record NotFound() implements Outcome {}

        /** The source did not answer as it should. */
        record Degraded(Post standIn) implements Outcome {}
    }
}
