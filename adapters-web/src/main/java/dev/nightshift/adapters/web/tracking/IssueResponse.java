package dev.nightshift.adapters.web.tracking;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.nightshift.domain.tracking.Attention;
import dev.nightshift.domain.tracking.Issue;
import dev.nightshift.domain.tracking.IssueStatus;
import dev.nightshift.domain.tracking.TrackedIssue;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An issue as every controller of this package answers it. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Issue", description = "An issue with the attention it got.")
record IssueResponse(
        long id,
        @Schema(description = "As imported, else ISSUE-<id>.", example = "ISSUE-42") String key,
        String title,
        String description,
        IssueStatus status,
        @Schema(description = "Null where imported data does not tell.") @Nullable String reporter,
        @Schema(description = "Null when nobody works on it.") @Nullable String assignee,
        long viewCount,
        long commentCount,
        Instant createdAt,
        Instant updatedAt) {

    static IssueResponse from(TrackedIssue tracked) {
        Issue issue = tracked.issue();
        Attention attention = tracked.attention();
        return new IssueResponse(
                issue.id().value(),
                issue.key().value(),
                issue.text().title(),
                issue.text().description(),
                issue.status(),
                issue.reporter(),
                issue.assignee(),
                attention.views(),
                attention.comments(),
                issue.createdAt(),
                issue.updatedAt());
    }
}
