package dev.nightshift.domain.tracking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Rows of dumps of which only what matters is said. */
public final class Dumps {

    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private Dumps() {}

    /** A closed issue with five views. */
    public static DumpedIssue issue(String key, Instant at) {
        IssueText text = new IssueText("Lamp of " + key, "flickers");
        return new DumpedIssue(new IssueKey(key), text, IssueStatus.CLOSED, "ann", null, at, at.plusSeconds(60), 5);
    }

    /** Of nobody, at noon. */
    public static DumpedComment comment(String key, String body) {
        return new DumpedComment(new IssueKey(key), null, body, NOON);
    }

    public static DumpedStatusChange change(String key, IssueStatus to, @Nullable String actor, Instant at) {
        return new DumpedStatusChange(new IssueKey(key), to, actor, at);
    }
}
