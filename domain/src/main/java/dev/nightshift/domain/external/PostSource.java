package dev.nightshift.domain.external;

import dev.nightshift.domain.retry.AttemptResult;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Where posts come from. */
@FunctionalInterface
public interface PostSource {

    /**
     * Asks once for a post, and holds no thread until the answer comes.
     *
     * @param id positive
     * @return what came of it: the post, empty when the source says that there is none, or how the attempt failed; never
     *     completed exceptionally but by a defect
     */
    CompletionStage<AttemptResult<Optional<Post>>> find(long id);
}
