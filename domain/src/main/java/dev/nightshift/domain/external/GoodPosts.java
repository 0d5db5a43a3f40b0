package dev.nightshift.domain.external;

import java.time.Instant;
import java.util.Optional;

/** The last good answers of the source, shown when it has none. Each is known for ten minutes, unless room is short. */
public interface GoodPosts {

    /** Remembers a post in place of what was known of it. */
    void keep(GoodPost post);

    /** There is no such post any more. */
    void forget(long id);

    /**
     * The last good answer that is still of use.
     *
     * @param id positive
     * @param now when it is asked for
     */
    Optional<GoodPost> find(long id, Instant now);
}
