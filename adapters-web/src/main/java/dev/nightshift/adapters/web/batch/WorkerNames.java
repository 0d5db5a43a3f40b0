package dev.nightshift.adapters.web.batch;

import dev.nightshift.domain.batch.Requester;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of workers tell of hosts and processes: whoever does not reach all jobs is shown none. */
public enum WorkerNames {
    SHOWN,
    HIDDEN;

    private static final String ANY = "worker";

    /** No user is called so. */
    private static final String SEPARATOR = ":";

    private static final Pattern NAME = Pattern.compile("(?<![\\w./:-])[\\w.-]+:[0-9]{1,10}(?![\\w./:-])");

    public static WorkerNames to(Requester reader) {
        return reader.reachesAll() ? SHOWN : HIDDEN;
    }

    /** Who moved a job: a user, or a worker. */
    String actor(String actor) {
        return this == HIDDEN && actor.contains(SEPARATOR) ? ANY : actor;
    }

    /** What the engine said of a job; texts that do not speak of workers stay as they are. */
    public @Nullable String text(@Nullable String text) {
        return text == null || this == SHOWN || !text.contains(ANY)
                ? text
                : NAME.matcher(text).replaceAll("(hidden)");
    }
}
