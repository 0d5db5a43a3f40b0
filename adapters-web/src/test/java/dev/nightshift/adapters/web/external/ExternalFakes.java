package dev.nightshift.adapters.web.external;

import dev.nightshift.application.external.ShowPost;
import dev.nightshift.domain.external.Post;
import dev.nightshift.domain.external.PostSourceUnavailable;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.Optional;

/** An outside service that has the posts below 100, and is away for those from 500. */
@Factory
final class ExternalFakes {

    @Singleton
    ShowPost showPost() {
        return new ShowPost(ExternalFakes::find);
    }

    private static Optional<Post> find(long id) {
        if (id >= 500) {
            throw new PostSourceUnavailable("it is away");
        }
        return id < 100 ? Optional.of(new Post(id, "Title " + id, "Body", 3)) : Optional.empty();
    }
}
