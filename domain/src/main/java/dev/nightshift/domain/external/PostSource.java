package dev.nightshift.domain.external;

import java.util.Optional;

/** Where posts come from. */
@FunctionalInterface
public interface PostSource {

    /**
     * The post; empty when the source says that there is none.
     *
     * @param id positive
     * @throws PostSourceUnavailable if the source cannot be reached, is too slow, or answers something else than a post
     */
    Optional<Post> find(long id);
}
