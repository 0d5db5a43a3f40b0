package dev.nightshift.adapters.web.tracking;

import dev.nightshift.adapters.web.request.Visible;
import dev.nightshift.application.tracking.ReportIssue.Draft;
import dev.nightshift.domain.tracking.IssueText;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What an issue is to say. */
@Introspected
@Schema(name = "NewIssue")
record NewIssue(
        @NotBlank(message = "must not be blank") @Visible @Size(max = IssueText.MAX_TITLE_LENGTH, message = TITLE_RULE)
                String title,
        @Size(max = MAX_DESCRIPTION_LENGTH, message = DESCRIPTION_RULE) @Nullable String description,
        @Pattern(regexp = "[A-Za-z0-9._-]{1,64}", message = ASSIGNEE_RULE) @Nullable String assignee) {

    static final int MAX_DESCRIPTION_LENGTH = 100_000;

    static final String TITLE_RULE = "must have 1 to 500 characters, not all blank";
    static final String DESCRIPTION_RULE = "must have at most 100000 characters";
    static final String ASSIGNEE_RULE = "must be 1 to 64 of letters, digits, '.', '_' and '-'";

    Draft draft(String reporter) {
        return new Draft(new IssueText(title, description == null ? "" : description), reporter, assignee);
    }
}
