package dev.nightshift.application.external;

import dev.nightshift.domain.external.Post;
import java.time.Duration;

/** What came of looking for a post. */
public sealed interface FoundPost {

    /** The source gave it. */
    record Fresh(Post post) implements FoundPost {}

    /**
     * The source failed; this is what it gave before.
     *
     * @param age how long ago
     */
    record Kept(Post post, Duration age) implements FoundPost {}

    /** The source says that there is none. */
    record Unknown() implements FoundPost {}

    /** The source failed, and nothing is kept. */
    record Unavailable() implements FoundPost {}
}
