package dev.nightshift.domain.tracking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Issues of which only what matters is said. */
public record IssueBuilder(
        IssueId id,
        @Nullable IssueKey key,
        IssueText text,
        IssueStatus status,
        @Nullable String reporter,
        @Nullable String assignee,
        Instant createdAt) {

    public static final Instant SOME_TIME = Instant.parse("2026-03-02T09:00:00Z");

    /** An open issue of nobody in particular. */
    public static IssueBuilder anIssue() {
        return new IssueBuilder(
                new IssueId(1),
                null,
                new IssueText("A lamp flickers", "On and off."),
                IssueStatus.OPEN,
                "ann",
                null,
                SOME_TIME);
    }

    public IssueBuilder withId(long newId) {
        return withId(new IssueId(newId));
    }

    public IssueBuilder withId(IssueId newId) {
        return new IssueBuilder(newId, key, text, status, reporter, assignee, createdAt);
    }

    public IssueBuilder withKey(String newKey) {
        return new IssueBuilder(id, new IssueKey(newKey), text, status, reporter, assignee, createdAt);
    }

    public IssueBuilder titled(String title) {
        return saying(title, text.description());
    }

    public IssueBuilder described(String description) {
        return saying(text.title(), description);
    }

    private IssueBuilder saying(String title, String description) {
        return new IssueBuilder(id, key, new IssueText(title, description), status, reporter, assignee, createdAt);
    }

    public IssueBuilder in(IssueStatus newStatus) {
        return new IssueBuilder(id, key, text, newStatus, reporter, assignee, createdAt);
    }

    public IssueBuilder reportedBy(@Nullable String name) {
        return new IssueBuilder(id, key, text, status, name, assignee, createdAt);
    }

    public IssueBuilder assignedTo(@Nullable String name) {
        return new IssueBuilder(id, key, text, status, reporter, name, createdAt);
    }

    public IssueBuilder createdOn(Instant instant) {
        return new IssueBuilder(id, key, text, status, reporter, assignee, instant);
    }

    public IssueBuilder createdOn(String instant) {
        return createdOn(Instant.parse(instant));
    }

    public Issue build() {
        return new Issue(
                id, key == null ? IssueKey.of(id) : key, text, status, reporter, assignee, createdAt, createdAt);
    }

    /** Adds it to the issues, under an id of theirs. */
    public Issue in(Issues issues) {
        Issue issue = withId(issues.nextId()).build();
        issues.add(issue);
        return issue;
    }
}
